package org.presstime.render;

import io.pebbletemplates.pebble.attributes.methodaccess.MethodAccessValidator;
import io.pebbletemplates.pebble.node.ForNode;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a template may call: the components of our own records, and questions to collections and optionals.
 * Everything else is refused, {@code getClass} first of all.
 */
final class ValueAccess implements MethodAccessValidator {

    private static final Set<String> QUESTIONS =
            Set.of("size", "isEmpty", "isPresent", "contains", "containsKey", "get", "getKey", "getValue");

    @Override
    public boolean isMethodAccessAllowed(Object value, Method method) {
        return isCollection(value)
                ? QUESTIONS.contains(method.getName())
                : isComponent(value, method) || isLoopVariable(method);
    }

    /** {@code loop.first}, {@code loop.index} and so on: what Pebble tells inside a {@code for}. */
    private static boolean isLoopVariable(Method method) {
        return method.getDeclaringClass().getName().equals(ForNode.class.getName() + "$LoopVariables");
    }

    private static boolean isCollection(Object value) {
        return value instanceof Collection
                || value instanceof Map
                || value instanceof Map.Entry
                || value instanceof Optional;
    }

    private static boolean isComponent(Object value, Method method) {
        return value instanceof Record
                && value.getClass().getName().startsWith("org.presstime.")
                && Arrays.stream(value.getClass().getRecordComponents())
                        .anyMatch(component -> component.getAccessor().equals(method));
    }
}
