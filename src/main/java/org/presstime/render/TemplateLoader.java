package org.presstime.render;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.utils.PathUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a template by its name: the user's file when there is one, else the copy in the jar. A name is a relative path
 * of plain file names; nothing above the templates' directory has a name.
 */
final class TemplateLoader implements Loader<TemplateLoader.Copy> {

    /**
     * One state of a template: a file that was changed is another copy.
     *
     * @param modified when the file was last changed and how long it is; empty for the jar's
     */
    record Copy(String name, String modified) {}

    private static final Pattern NAME = Pattern.compile("(?:[\\w-][\\w.-]*/)*[\\w-][\\w.-]*");

    private final Path directory;

    TemplateLoader(Path directory) {
        this.directory = directory;
    }

    /** The file as its owner knows it. */
    String describe(String name) {
        return file(name).map(Path::toString).orElse("the built-in templates/" + name);
    }

    @Override
    public Copy createCacheKey(String name) {
        return new Copy(name, file(name).map(TemplateLoader::modified).orElse(""));
    }

    @Override
    public Reader getReader(Copy copy) {
        return new BufferedReader(new InputStreamReader(open(copy.name()), StandardCharsets.UTF_8));
    }

    @Override
    public boolean resourceExists(String name) {
        return file(name).isPresent() || builtIn(name).isPresent();
    }

    @Override
    public String resolveRelativePath(String relative, String anchor) {
        return PathUtils.resolveRelativePath(relative, anchor, '/');
    }

    @Override
    public void setCharset(String charset) {}

    @Override
    public void setPrefix(String prefix) {}

    @Override
    public void setSuffix(String suffix) {}

    private InputStream open(String name) {
        try {
            Optional<Path> file = file(name);
            if (file.isPresent()) {
                return Files.newInputStream(file.get());
            }
            URL copy = builtIn(name)
                    .orElseThrow(() -> new LoaderException(
                            null, "there is no template \"" + name + "\", neither in " + directory + " nor built in"));
            return copy.openStream();
        } catch (IOException failure) {
            throw new LoaderException(failure, "cannot be read: " + failure.getMessage());
        }
    }

    private Optional<Path> file(String name) {
        return Optional.of(directory.resolve(checked(name))).filter(Files::isRegularFile);
    }

    private static Optional<URL> builtIn(String name) {
        return Optional.ofNullable(TemplateLoader.class.getResource("/templates/" + checked(name)));
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new LoaderException(null, "\"" + name + "\" is no name of a template: it leads out of the directory");
        }
        return name;
    }

    private static String modified(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size();
        } catch (IOException failure) {
            throw new LoaderException(failure, "cannot be read: " + failure.getMessage());
        }
    }
}
