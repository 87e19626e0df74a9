package io.omnisql.control.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static java.util.Objects.requireNonNull;

/**
 * Where the database is and how to log in. It is no record, because it must not show its password as text.
 */
final class DatabaseLogin
        implements JdbcConnectionDetails
{
    private final String url;
    private final String user;
    private final String password;

    /**
     * @param user null when the URL names the user
     * @param password null when the server asks for none
     */
    DatabaseLogin(String url, String user, String password)
    {
        this.url = requireNonNull(url, "url is null");
        this.user = user;
        this.password = password;
    }

    @Override
    public String getJdbcUrl()
    {
        return url;
    }

    @Override
    public String getUsername()
    {
        return user;
    }

    @Override
    public String getPassword()
    {
        return password;
    }
}
