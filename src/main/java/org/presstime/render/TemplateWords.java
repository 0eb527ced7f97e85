package org.presstime.render;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.presstime.settings.Messages;

/**
 * The words templates have beyond Pebble's own: {@code text('mail.unsubscribe', values…)} for a message of the bundle
 * before the first dot, {@code language()}, and for texts the filters {@code wrap} and {@code underline}.
 */
final class TemplateWords extends AbstractExtension {

    private static final int LINE = 72;

    @Override
    public Map<String, Function> getFunctions() {
        return Map.of("text", new Text(), "language", new Language());
    }

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of("wrap", new Wrap(), "underline", new Underline());
    }

    private static final class Text implements Function {
        @Override
        public @Nullable List<String> getArgumentNames() {
            return null; // any number, by position
        }

        @Override
        public Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            String key = String.valueOf(arguments.get("0"));
            int dot = key.indexOf('.');
            Object[] values = new Object[arguments.size() - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(String.valueOf(i + 1));
            }
            try {
                return Messages.of(key.substring(0, Math.max(dot, 0)), context.getLocale())
                        .text(key.substring(dot + 1), values);
            } catch (MissingResourceException unknown) {
                throw new PebbleException(unknown, "there is no text \"" + key + "\"", lineNumber, self.getName());
            }
        }
    }

    private static final class Language implements Function {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object execute(
                Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int lineNumber) {
            return context.getLocale().toLanguageTag();
        }
    }

    private static final class Wrap implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return List.of();
        }

        @Override
        public Object apply(
                Object input,
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int lineNumber) {
            return Lines.wrap(String.valueOf(input), LINE);
        }
    }

    private static final class Underline implements Filter {
        @Override
        public List<String> getArgumentNames() {
            return List.of("with");
        }

        @Override
        public Object apply(
                Object input,
                Map<String, Object> arguments,
                PebbleTemplate self,
                EvaluationContext context,
                int lineNumber) {
            return Lines.underline(
                    Lines.wrap(String.valueOf(input), LINE), String.valueOf(arguments.getOrDefault("with", "-")));
        }
    }
}
