package org.presstime.cli;

import java.util.Optional;
import org.presstime.settings.Settings;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, out of the jar's manifest. */
final class Version implements IVersionProvider {

    static String get() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"presstime " + get()};
    }

    /** What this program calls itself when it fetches something. */
    static String userAgent(Settings.Site site) {
        return "Presstime/" + get() + " (+" + site.url() + ")";
    }
}
