package tandem.formats.damon;

import java.io.IOException;
import java.util.List;
import org.pf4j.Extension;
import tandem.api.AccessSink;
import tandem.api.Option;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * What Linux's DAMON samples, in one of three forms: {@code perf script} or {@code trace-cmd report} of its tracepoint,
 * the JSON of {@code damo record}, and {@code damo report raw}.
 *
 * <p>A snapshot is the memory of a target cut into regions, each with the number of samples in which one page of it,
 * taken for all of them, had been touched. Which pages were, when, how often and how is not known. Here each snapshot
 * reads every page of each region in use once, at the snapshot's time: no page in use is missed, but pages of a region
 * that were not used are read too, and nothing is ever written.
 */
@Extension
public final class Damon implements TraceFormat {
    @Option(name = "target", defaultValue = "", help = "the target_id to read, where several were watched")
    String target = "";

    @Option(name = "physical", defaultValue = "false", help = "whether a VM watched its own physical memory (paddr)")
    boolean physical;

    @Override
    public String name() {
        return "damon";
    }

    @Override
    public String help() {
        return """
            Samples of Linux's DAMON: regions of memory in use, with time. Approximate.

            kdamond.0 77 [000] 1970.493299: damon:damon_aggregated: target_id=0 nr_regions=2 4324540416-4324548608: 7 0
            563ebaa00000-563ebadf3000 (   3.949 MiB)           7     0

            Read are perf script of damon:damon_aggregated, what damo record writes (JSON), and damo report raw.
            Each snapshot reads every page of each region with nr_accesses > 0 once, at the snapshot's time:
            no page in use is missed, but others of its region are read too, and there are no writes.\
            """;
    }

    @Override
    public boolean guestPhysical() {
        return physical;
    }

    private static List<TraceFormat> forms(Regions regions) {
        return List.of(new TracepointLines(regions), new JsonRecords(regions), new ReportLines(regions));
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return forms(new Regions(target)).stream().anyMatch(form -> form.recognises(sample));
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        input.warn("DAMON samples regions, so this is approximate: every page of a region in use counts as read once a"
                + " snapshot, and nothing as written. Good for how much memory is in use and which; pre-copy, hybrid"
                + " and the order of pages are not to be judged by it");
        input.atLine(1);
        for (TraceFormat form : forms(new Regions(target))) {
            if (form.recognises(input.sample())) {
                form.read(input, sink);
                return;
            }
        }
        throw new TraceException("this is none of the three forms of DAMON's samples that can be read: perf script of"
                + " damon:damon_aggregated, the JSON of damo record, damo report raw");
    }
}
