package tandem.app.results;

import java.io.IOException;

/** Writes all result files but the journals, which the replays write themselves. */
public final class ResultFiles {
    private ResultFiles() {}

    /** Writes them into {@code folder}. */
    public static void write(Run run, MachineRecord machine, ResultsFolder folder) throws IOException {
        FigureFiles.write(run.outcomes(), folder);
        Json.write(run.asJson(), folder.file("run.json"));
        Json.write(machine.asJson(), folder.file("machine.json"));
        Report.write(run, folder.file("report.html"));
    }
}
