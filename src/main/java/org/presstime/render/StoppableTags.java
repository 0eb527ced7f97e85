package org.presstime.render;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.lexer.Token;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.MacroNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.parser.Parser;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.tokenParser.ForTokenParser;
import io.pebbletemplates.pebble.tokenParser.MacroTokenParser;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * The tags that can keep a template busy, {@code for} and {@code macro}, with a look at every turn whether the
 * rendering was told to stop. Pebble's own never look, so a loop that writes nothing would burn a core for ever.
 */
final class StoppableTags extends AbstractExtension {

    @Override
    public List<TokenParser> getTokenParsers() {
        return List.of(new StoppableFor(), new StoppableMacro());
    }

    private static BodyNode stoppable(BodyNode body) {
        List<RenderableNode> children = new ArrayList<>();
        children.add(new Checkpoint(body.getLineNumber()));
        children.addAll(body.getChildren());
        return new BodyNode(body.getLineNumber(), children);
    }

    private static final class StoppableFor extends ForTokenParser {
        @Override
        public RenderableNode parse(Token token, Parser parser) {
            ForNode loop = (ForNode) super.parse(token, parser);
            return new ForNode(
                    loop.getLineNumber(),
                    loop.getIterationVariable(),
                    loop.getIterable(),
                    stoppable(loop.getBody()),
                    loop.getElseBody());
        }
    }

    private static final class StoppableMacro extends MacroTokenParser {
        @Override
        public RenderableNode parse(Token token, Parser parser) {
            MacroNode macro = (MacroNode) super.parse(token, parser);
            return new MacroNode(macro.getName(), macro.getArgs(), stoppable(macro.getBody()));
        }
    }

    private static final class Checkpoint extends AbstractRenderableNode {
        Checkpoint(int line) {
            super(line);
        }

        @Override
        public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
                throws InterruptedIOException {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException(self.getName() + ":" + getLineNumber());
            }
        }

        @Override
        public void accept(NodeVisitor visitor) {
            visitor.visit(this);
        }
    }
}
