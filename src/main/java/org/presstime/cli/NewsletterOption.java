package org.presstime.cli;

import java.util.List;
import java.util.Optional;
import org.presstime.newsletter.Newsletter;
import org.presstime.newsletter.Newsletters;
import org.presstime.newsletter.UnknownNewsletter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --newsletter N}, which need not be said where there is only one. */
final class NewsletterOption {

    @Option(
            names = "--newsletter",
            paramLabel = "N",
            description = "The newsletter's id; may be left out when there is only one.")
    private Optional<String> id = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** The id of the newsletter meant; wrong usage when that is unclear or none has it. */
    String of(Newsletters newsletters, Console console) {
        try {
            return id.map(newsletters::byId).map(Newsletter::id).orElseGet(() -> onlyOne(newsletters.all(), console));
        } catch (UnknownNewsletter unknown) {
            throw new ParameterException(command.commandLine(), String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private String onlyOne(List<Newsletter> all, Console console) {
        List<String> ids = all.stream().map(Newsletter::id).toList();
        if (ids.size() > 1) {
            throw new ParameterException(
                    command.commandLine(), console.text("subscribers.which-newsletter", String.join(", ", ids)));
        }
        return ids.get(0);
    }
}
