package io.omnisql.plugin.salesforce.soql;

import io.github.apexdevtools.apexparser.ApexLexer;
import io.github.apexdevtools.apexparser.ApexParser;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads statements with a grammar that others wrote.
 */
public final class ApexGrammar
{
    private static final Pattern ESCAPE = Pattern.compile("\\\\.");

    private ApexGrammar() {}

    public static void assertParses(String soql)
    {
        assertThat(errors(soql)).describedAs(soql).isEmpty();
    }

    static List<String> errors(String soql)
    {
        List<String> errors = new ArrayList<>();
        BaseErrorListener listener = new BaseErrorListener()
        {
            @Override
            public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int position, String message, RecognitionException e)
            {
                errors.add(position + ": " + message);
            }
        };
        // the grammar does not know the escapes of patterns
        String plain = ESCAPE.matcher(soql).replaceAll(escape -> escape.group().endsWith("%") || escape.group().endsWith("_") ? "x" : Matcher.quoteReplacement(escape.group()));
        ApexLexer lexer = new ApexLexer(CharStreams.fromString(plain));
        lexer.removeErrorListeners();
        lexer.addErrorListener(listener);
        ApexParser parser = new ApexParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(listener);
        parser.query();
        if (parser.getCurrentToken().getType() != Token.EOF) {
            errors.add("more follows: " + parser.getCurrentToken().getText());
        }
        return errors;
    }
}
