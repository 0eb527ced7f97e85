package org.presstime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.presstime.smtp.ScriptedSmtpServer;

/** The real process, killed with SIGKILL while it sends, and started again. */
@Timeout(180)
class KillTest {

    private static final int READERS = 1000;
    private static final int KILLS = 3;
    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 8;

    @TempDir
    Path directory;

    @Test
    void losesNobodyAndRepeatsOnlyWhatWasOnTheWire() throws Exception {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            CommandRoom room = new CommandRoom(directory, server.port(), CommandRoom.sample("touchline.atom"));
            Path readers = Files.write(
                    directory.resolve("readers.csv"),
                    IntStream.rangeClosed(1, READERS)
                            .mapToObj(i -> "r" + i + "@readers.example")
                            .toList());
            assertThat(room.says("subscribers", "import", readers.toString(), "--confirmed"))
                    .endsWith("exit 0");

            SplittableRandom random = new SplittableRandom(7);
            for (int kill = 1; kill <= KILLS; kill++) {
                Process sending = send(room);
                int until = READERS * kill / (KILLS + 1) + random.nextInt(20);
                while (sending.isAlive() && server.messages().size() < until) {
                    Thread.onSpinWait();
                }
                assertThat(sending.isAlive()).as("killed in the middle").isTrue();
                sending.destroyForcibly().waitFor();
            }
            Process last = send(room);
            assertThat(last.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).isZero();

            Map<String, List<String>> copies =
                    server.messages().stream().collect(Collectors.groupingBy(KillTest::recipient));
            assertThat(copies).as("nobody is lost").hasSize(READERS);
            assertThat(server.messages()).hasSizeLessThanOrEqualTo(READERS + KILLS * CONNECTIONS * WINDOW);
            assertThat(copies.values())
                    .as("a repeated copy is the same message")
                    .allSatisfy(same -> assertThat(same.stream().distinct()).hasSize(1));
        }
    }

    private Process send(CommandRoom room) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(room.arguments("send", "daily", "--wait")));
        return new ProcessBuilder(command)
                .redirectOutput(Redirect.appendTo(directory.resolve("out.txt").toFile()))
                .redirectError(Redirect.appendTo(directory.resolve("err.txt").toFile()))
                .start();
    }

    private static String recipient(String message) {
        return message.lines()
                .filter(line -> line.startsWith("To: "))
                .findFirst()
                .orElseThrow();
    }
}
