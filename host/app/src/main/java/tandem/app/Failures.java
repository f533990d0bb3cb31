package tandem.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tandem.api.TraceException;
import tandem.app.plugins.PluginException;
import tandem.engine.options.OptionException;

/** The one place where an exception becomes a message and an exit status. */
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int DONE = 0;
    static final int A_STRATEGY_FAILED = 1;
    static final int WRONG_INPUT = 2;

    private final PrintWriter err;
    private final Tandem tandem;

    Failures(PrintWriter err, Tandem tandem) {
        this.err = err;
        this.tandem = tandem;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
        String how = command.equals("tandem") ? "tandem --help" : command.replaceFirst(" ", " help ");
        return report(failure, usageProblem(failure) + ". See: " + how);
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        return report(failure, describe(failure));
    }

    /** Picocli hands on exceptions only; the rest ends here too. */
    int report(Throwable failure, String message) {
        err.println("tandem: " + message);
        if (tandem.debug()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return WRONG_INPUT;
    }

    private static String usageProblem(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            String given = unmatched.getUnmatched().get(0);
            String what = given.startsWith("-") ? "there is no option " : "there is no command or argument ";
            return what
                    + given
                    + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?");
        }
        return String.valueOf(failure.getMessage());
    }

    /** What is wrong, for people. */
    static String describe(Throwable failure) {
        if (failure instanceof InputException
                || failure instanceof PluginException
                || failure instanceof OptionException
                || failure instanceof TraceException) {
            return String.valueOf(failure.getMessage());
        }
        if (Disk.isFull(failure)) {
            return "the disk is full: nothing of this run has been kept. Make room for its results, and for the tape of its"
                    + " trace, which is kept under results/tapes";
        }
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof IOException io) {
            return describeIo(io);
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory at a heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB. Give the JVM more, such as JAVA_TOOL_OPTIONS=-Xmx8g";
        }
        return "this should not have happened: " + failure + ". Run it again with --debug and report what it prints";
    }

    private static String describeIo(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (failure instanceof FileSystemException system) {
            return system.getFile() + ": " + reason(failure);
        }
        return String.valueOf(failure.getMessage());
    }

    /** Why something cannot be done to a file, for people who know which. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "no permission";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof DirectoryNotEmptyException) {
            return "there is something already";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return String.valueOf(failure.getMessage());
    }
}
