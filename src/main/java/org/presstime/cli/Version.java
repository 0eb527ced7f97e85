package org.presstime.cli;

import java.util.Optional;
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
}
