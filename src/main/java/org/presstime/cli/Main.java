package org.presstime.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.presstime.newsletter.UnknownNewsletter;
import org.presstime.render.TemplateMistake;
import org.presstime.settings.ConfigurationMistake;
import org.presstime.settings.Messages;
import org.presstime.settings.Settings;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: {@code java -jar presstime.jar [--config DIR] [--data DIR] COMMAND}; without a command, it serves. */
@Command(
        name = "presstime",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "A self-hosted daily newsletter: from feeds to mailboxes.",
        footer = "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 nothing sent and that is right.")
public final class Main {

    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int NOTHING_SENT = 3;

    @Option(names = "--config", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Default: config")
    private Path config = Path.of("config");

    @Option(names = "--data", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "Default: data")
    private Path data = Path.of("data");

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON object a line; logs go to stderr.")
    private boolean json;

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final Clock clock;
    private volatile @Nullable Presstime presstime;

    Main(Map<String, String> environment, PrintWriter out, Clock clock) {
        this.environment = environment;
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        Main program = new Main(System.getenv(), out, Clock.systemUTC());
        // SIGTERM and Ctrl-C: what is on the wire is finished, nothing more is begun.
        Runtime.getRuntime().addShutdownHook(new Thread(program::close, "end"));
        int exitCode = program.run(arguments);
        out.flush();
        System.exit(exitCode);
    }

    /** Runs a command and gives its exit code; everything it opened is closed then. */
    int run(String... arguments) {
        CommandLine line = line();
        try {
            return line.execute(arguments);
        } finally {
            close();
        }
    }

    private void close() {
        Presstime open = presstime;
        if (open != null) {
            open.close();
        }
    }

    private CommandLine line() {
        CommandLine line = new CommandLine(this)
                .addSubcommand("serve", new ServeCommand(this::presstime))
                .addSubcommand("gather", new GatherCommand(this::presstime))
                .addSubcommand("feeds", FeedsCommand.line(this::presstime, this::console, this::fetchLimits))
                .addSubcommand("articles", ArticlesCommand.line(this::presstime, this::console))
                .addSubcommand("stories", StoriesCommand.line(this::console))
                .addSubcommand("preview", new PreviewCommand(this::presstime))
                .addSubcommand("review", ReviewCommand.line(this::presstime))
                .addSubcommand("audit", AuditCommand.line(this::presstime))
                .addSubcommand("send", new SendCommand(this::presstime))
                .addSubcommand("test-send", new TestSendCommand(this::presstime))
                .addSubcommand("status", new StatusCommand(this::presstime))
                .addSubcommand("pause", new ChangeCommand(this::presstime, ChangeCommand.Change.PAUSE))
                .addSubcommand("resume", new ChangeCommand(this::presstime, ChangeCommand.Change.RESUME))
                .addSubcommand("cancel", new ChangeCommand(this::presstime, ChangeCommand.Change.CANCEL))
                .addSubcommand("resend", new ResendCommand(this::presstime))
                .addSubcommand("correct", new CorrectCommand(this::presstime))
                .addSubcommand("claim", new ClaimCommand(this::presstime))
                .addSubcommand("backup", new BackupCommand(this::presstime))
                .addSubcommand("subscribers", SubscribersCommand.line(this::presstime))
                .addSubcommand("dkim", DkimCommand.line(this::presstime, this::console, () -> config))
                .addSubcommand("rotate-keys", new RotateKeysCommand(this::presstime))
                .addSubcommand("sign-in", new SignInCommand(this::presstime));
        line.setOut(out);
        line.setDefaultValueProvider(null);
        line.setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command));
        line.setExecutionStrategy(Main::serveByDefault);
        return line;
    }

    private static int serveByDefault(CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand() || parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            return new CommandLine.RunLast().execute(parsed);
        }
        return parsed.commandSpec().commandLine().execute("serve");
    }

    /** An error that a person can do something about is a sentence, not a stack trace. */
    private int tell(Exception failure, CommandLine command) {
        boolean mistake = failure instanceof ConfigurationMistake
                || failure instanceof UnknownNewsletter
                || failure instanceof TemplateMistake
                || failure instanceof IllegalArgumentException;
        boolean known = mistake || failure.getClass().getName().startsWith("org.presstime.");
        if (!known) {
            LoggerFactory.getLogger(Main.class).error("the command failed", failure);
        }
        command.getErr().println(failure.getMessage());
        if (json) {
            console().json(Map.of("error", String.valueOf(failure.getMessage())));
        }
        return mistake ? WRONG_USAGE : FAILED;
    }

    private synchronized Presstime presstime() {
        Presstime open = presstime;
        if (open == null) {
            open = new Presstime(config, data, environment, console(), clock);
            presstime = open;
        }
        return open;
    }

    /** As configured, if there is a configuration: a feed can be looked at without. */
    private Settings.Fetch fetchLimits() {
        return Files.exists(config.resolve("presstime.yml"))
                ? Settings.read(config, data, environment).fetch()
                : FeedsParseCommand.NO_LIMITS_SET;
    }

    private Console console() {
        return new Console(out, json, Messages.of("cli", Locale.getDefault()));
    }
}
