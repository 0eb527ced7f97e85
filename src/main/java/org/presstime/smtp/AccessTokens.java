package org.presstime.smtp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.Settings.SignIn;

/** Access tokens for XOAUTH2, each used until shortly before it expires. Safe for use by many threads. */
final class AccessTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // When the server does not say how long a token lasts, or a program printed it.
    private static final long LIFETIME = 300;
    private static final long MARGIN = 30;
    private static final int LONGEST = 16_384;

    private final SignIn signIn;
    private @Nullable String token;
    private long goodUntil;

    AccessTokens(SignIn signIn) {
        this.signIn = signIn;
    }

    /** No token can be had; the message says why, without a secret in it. */
    static final class NoToken extends Exception {
        NoToken(String why) {
            super(why);
        }
    }

    /** A token that should be good now. */
    synchronized String token() throws NoToken {
        if (token == null || System.nanoTime() - goodUntil > 0) {
            String fetched = signIn instanceof SignIn.TokenRefresh refresh
                    ? refreshed(refresh)
                    : printed((SignIn.TokenCommand) signIn);
            if (!fetched.matches("[!-~]{1," + LONGEST + "}")) {
                throw new NoToken("what came is no access token");
            }
            token = fetched;
        }
        return token;
    }

    /** The relay refused it. */
    synchronized void forget() {
        token = null;
    }

    private void lasts(long seconds) {
        goodUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.max(0, seconds - MARGIN));
    }

    private String printed(SignIn.TokenCommand command) throws NoToken {
        String program = command.command().get(0);
        try {
            Process process = new ProcessBuilder(command.command())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> read(process));
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new NoToken(program + " did not end within " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new NoToken(program + " ended with exit code " + process.exitValue());
            }
            lasts(LIFETIME);
            return new String(output.join(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new NoToken(program + " cannot be started");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoToken(program + " was interrupted");
        }
    }

    private static byte[] read(Process process) {
        try {
            return process.getInputStream().readNBytes(LONGEST);
        } catch (IOException ended) {
            return new byte[0];
        }
    }

    // RFC 6749, 6.
    private String refreshed(SignIn.TokenRefresh refresh) throws NoToken {
        Map<String, String> form = Map.of(
                "grant_type", "refresh_token",
                "refresh_token", refresh.refreshToken(),
                "client_id", refresh.clientId(),
                "client_secret", refresh.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(refresh.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode answer = new ObjectMapper().readTree(response.body());
            if (response.statusCode() != 200) {
                throw new NoToken(refresh.url().getHost() + " answered " + response.statusCode() + " "
                        + answer.path("error").asText().replaceAll("[^a-z_]", ""));
            }
            lasts(answer.path("expires_in").asLong(LIFETIME));
            return answer.path("access_token").asText();
        } catch (IOException failure) {
            throw new NoToken(refresh.url().getHost() + " could not be asked, or answered something else than JSON");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoToken("asking for it was interrupted");
        }
    }
}
