package io.omnisql.sandbox.github;

/**
 * Where the API and the web pages are said to be.
 *
 * @param api base of REST, without a slash at the end
 * @param html base of the web pages, which the sandbox does not serve
 */
public record Urls(String api, String html)
{
    public static Urls cloud(String server)
    {
        return new Urls(server, "https://github.com");
    }

    public static Urls enterpriseServer(String server)
    {
        return new Urls(server + "/api/v3", server);
    }

    public String avatar(long id)
    {
        return "https://avatars.githubusercontent.com/u/%s?v=4".formatted(id);
    }
}
