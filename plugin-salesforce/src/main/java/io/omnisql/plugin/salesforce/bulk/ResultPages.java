package io.omnisql.plugin.salesforce.bulk;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of a job's pages of results, which Salesforce lists a few at a time.
 */
final class ResultPages
{
    private ResultPages() {}

    /**
     * @return paths with their parameters, in order
     */
    static List<String> list(BulkJob job)
    {
        List<String> pages = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        Optional<String> next = Optional.of(job.path() + "/resultPages");
        while (next.isPresent()) {
            if (!asked.add(next.get())) {
                throw BulkJob.unreadable();
            }
            JsonNode answer = job.read(next.get());
            for (JsonNode page : answer.path("resultPages")) {
                pages.add(below(job, "/results", page.path("resultUrl").asText("")));
            }
            if (!answer.path("done").isBoolean()) {
                throw BulkJob.unreadable();
            }
            next = answer.path("done").booleanValue() ? Optional.empty() : Optional.of(below(job, "/resultPages", rest(answer)));
        }
        return List.copyOf(pages);
    }

    /**
     * Where the list goes on: Salesforce documents it under both names.
     */
    private static String rest(JsonNode answer)
    {
        String url = answer.path("nextRecordsUrl").asText("");
        return url.isEmpty() ? answer.path("nextRecordUrl").asText("") : url;
    }

    /**
     * Nothing else is asked with the connection's credentials than what belongs to the job.
     */
    private static String below(BulkJob job, String resource, String url)
    {
        String path = job.path() + resource;
        if (!url.equals(path) && !(url.startsWith(path + "?") && url.matches("[!-~]+"))) {
            throw BulkJob.unreadable();
        }
        return url;
    }
}
