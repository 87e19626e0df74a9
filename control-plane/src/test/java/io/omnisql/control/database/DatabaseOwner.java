package io.omnisql.control.database;

import java.nio.file.Path;

/**
 * A process that runs the embedded database until it is killed.
 */
final class DatabaseOwner
{
    static final String READY = "database is ready";

    private DatabaseOwner() {}

    public static void main(String[] arguments)
            throws Exception
    {
        EmbeddedDatabase.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(READY);
        Thread.sleep(Long.MAX_VALUE);
    }
}
