package org.presstime.cli;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.presstime.settings.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sign-in ADDRESS}: a link to the desk that works once. */
@Command(name = "sign-in", description = "Print a link that signs an editor in to the desk, once.")
final class SignInCommand implements Callable<Integer> {

    private final Supplier<Presstime> presstime;

    @Parameters(paramLabel = "ADDRESS", converter = AddressConverter.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private EmailAddress address;

    SignInCommand(Supplier<Presstime> presstime) {
        this.presstime = presstime;
    }

    @Override
    public Integer call() {
        Presstime room = presstime.get();
        Optional<URI> link = room.signIns().link(address);
        if (link.isEmpty()) {
            room.console().failure("sign-in.stranger", address);
            return Main.WRONG_USAGE;
        }
        room.console().outcome(Map.of("link", link.get().toString()), "sign-in.link", link.get());
        return 0;
    }
}
