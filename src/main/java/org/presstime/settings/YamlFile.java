package org.presstime.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.AnchorNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file read as a tree of positions: no objects are made of it, so a tag in it can do nothing. */
record YamlFile(Path path, Map<String, String> environment) {

    private static final int DEEPEST = 20;

    /** The mapping at the top of the file, without a key that stands twice. */
    ConfigurationNode root() {
        @Nullable Node top = compose(readText());
        if (top == null) {
            throw new ConfigurationMistake(path, "the file is empty", "See config/ of the distribution for an example");
        }
        refuseDoubleKeys(top, 0);
        return new ConfigurationNode(this, "", top);
    }

    private String readText() {
        try {
            String text = Files.readString(path);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException missing) {
            throw new ConfigurationMistake(path, "there is no such file", "Make it, or say --config DIR");
        } catch (CharacterCodingException notUtf8) {
            throw new ConfigurationMistake(path, "the file is not UTF-8", "Save it as UTF-8");
        } catch (IOException failure) {
            throw new ConfigurationMistake(path, "cannot be read: " + failure.getMessage(), "Check its permissions");
        }
    }

    private @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
        } catch (MarkedYAMLException wrong) {
            int line =
                    wrong.getProblemMark() == null ? 1 : wrong.getProblemMark().getLine() + 1;
            throw new ConfigurationMistake(
                    path, line, "not YAML: " + wrong.getProblem(), "Indent with blanks, and put ':' behind each key");
        } catch (YAMLException wrong) {
            throw new ConfigurationMistake(path, "not YAML: " + wrong.getMessage(), "Write plain keys and values");
        }
    }

    private void refuseDoubleKeys(Node node, int depth) {
        if (depth > DEEPEST || node instanceof AnchorNode) {
            throw new ConfigurationMistake(
                    path, node.getStartMark().getLine() + 1, "too deep, or an alias", "Write the values out");
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Integer> seen = new HashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                int line = entry.getKeyNode().getStartMark().getLine() + 1;
                if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                    throw new ConfigurationMistake(path, line, "a key that is no text", "Write 'key: value'");
                }
                Integer before = seen.put(key.getValue(), line);
                if (before != null) {
                    throw new ConfigurationMistake(
                            path,
                            line,
                            "'" + key.getValue() + "' stands here and in line " + before,
                            "Keep one of them");
                }
                refuseDoubleKeys(entry.getValueNode(), depth + 1);
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            items.forEach(item -> refuseDoubleKeys(item, depth + 1));
        }
    }
}
