package io.omnisql.sandbox.jira.jql;

import java.util.List;

/**
 * A search that Jira refuses.
 */
public final class JqlException
        extends RuntimeException
{
    private static final long serialVersionUID = 1;

    private final List<String> messages;
    private final boolean simulated;

    private JqlException(List<String> messages, boolean simulated)
    {
        super(String.join(" ", messages));
        this.messages = List.copyOf(messages);
        this.simulated = simulated;
    }

    JqlException(String message)
    {
        this(List.of(message), true);
    }

    static JqlException all(List<String> messages)
    {
        return new JqlException(messages, true);
    }

    /**
     * What Jira would answer and the sandbox cannot.
     */
    static JqlException notSimulated(String message)
    {
        return new JqlException(List.of(message), false);
    }

    static JqlException syntax(String message, int position)
    {
        return new JqlException("Error in the JQL Query: %s (line 1, character %s)".formatted(message, position + 1));
    }

    public List<String> messages()
    {
        return messages;
    }

    /**
     * Whether words are in order and only what they name does not exist.
     */
    public boolean isSemantic()
    {
        return messages.stream().noneMatch(message -> message.startsWith("Error in the JQL Query"));
    }

    /**
     * Whether Jira refuses it too.
     */
    public boolean isSimulated()
    {
        return simulated;
    }
}
