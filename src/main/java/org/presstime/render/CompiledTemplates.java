package org.presstime.render;

import io.pebbletemplates.pebble.cache.PebbleCache;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps each template compiled until its file changes, and then the new one only. */
final class CompiledTemplates implements PebbleCache<Object, PebbleTemplate> {

    private record Compiled(TemplateLoader.Copy copy, PebbleTemplate template) {}

    private final Map<String, Compiled> byName = new ConcurrentHashMap<>();

    @Override
    public PebbleTemplate computeIfAbsent(Object key, Function<? super Object, ? extends PebbleTemplate> compile) {
        TemplateLoader.Copy copy = (TemplateLoader.Copy) key;
        Compiled known = byName.get(copy.name());
        if (known != null && known.copy().equals(copy)) {
            return known.template();
        }
        PebbleTemplate template = compile.apply(key);
        byName.put(copy.name(), new Compiled(copy, template));
        return template;
    }

    @Override
    public void invalidateAll() {
        byName.clear();
    }
}
