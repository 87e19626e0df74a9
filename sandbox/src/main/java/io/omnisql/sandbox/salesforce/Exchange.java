package io.omnisql.sandbox.salesforce;

import io.omnisql.sandbox.salesforce.access.Session;

/**
 * What becomes known of a request while it is answered. Not for use by several threads.
 */
public final class Exchange
{
    private final String kind;
    private final String url;
    private Session session;
    private String account = "anonymous";
    private String statement;
    private String rejection;
    private String fault;

    /**
     * @param kind the part of the API, as the log and faults name it
     * @param url of the server, as the caller names it
     */
    public Exchange(String kind, String url)
    {
        this.kind = kind;
        this.url = url;
    }

    public String kind()
    {
        return kind;
    }

    public String url()
    {
        return url;
    }

    public void session(Session newSession)
    {
        session = newSession;
        account = newSession.account();
    }

    /**
     * @return null for who has no session
     */
    public Session session()
    {
        return session;
    }

    public void account(String newAccount)
    {
        account = newAccount;
    }

    public String account()
    {
        return account;
    }

    /**
     * Takes note of a statement; a composite request has several.
     */
    public void statement(String newStatement)
    {
        statement = statement == null ? newStatement : statement + "\n" + newStatement;
    }

    /**
     * The SOQL that was sent, several statements on lines of their own, null for none.
     */
    public String statement()
    {
        return statement;
    }

    public void rejection(String newRejection)
    {
        rejection = newRejection;
    }

    public String rejection()
    {
        return rejection;
    }

    public void fault(String newFault)
    {
        fault = newFault;
    }

    public String fault()
    {
        return fault;
    }
}
