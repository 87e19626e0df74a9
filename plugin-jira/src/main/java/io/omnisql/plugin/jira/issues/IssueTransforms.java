package io.omnisql.plugin.jira.issues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.omnisql.toolkit.adapter.BodyTransform;
import io.omnisql.toolkit.adapter.PageRequest;

import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes answers where their rows are not those that SQL means.
 */
public final class IssueTransforms
{
    /**
     * Takes issues away that were found under another key than the one that was asked for.
     */
    static final String NAMED = "named";
    /**
     * Mark issues that carry only a part of their comments or worklogs, and take that part away: all are read anew from a list of their own.
     */
    static final String COMMENTS = "comments";
    static final String WORKLOGS = "worklogs";
    /**
     * Adds the keys of issues to their changes.
     */
    static final String CHANGELOGS = "changelogs";
    /**
     * Adds their issues to rows that were listed by themselves, and takes away those of other issues.
     */
    static final String LISTED = "listed";
    /**
     * Takes issues away that were counted before, and tells that there were such.
     */
    static final String UNSEEN = "unseen";
    /**
     * The mark, a member of the issue.
     */
    static final String OVERFLOW = "overflow";
    /**
     * The members that an issue's id and key become.
     */
    static final String ISSUE_ID = "issueId";
    static final String ISSUE_KEY = "issueKey";
    /**
     * In a page's state the keys that were asked for, or the names of issues.
     */
    static final String KEYS = "keys";
    static final String NAMES = "names";
    /**
     * In a page's state the ids of issues that were counted before.
     */
    static final String SEEN = "seen";
    /**
     * The member of an answer that says that some of its issues were counted before.
     */
    static final String MET = "met";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private IssueTransforms() {}

    public static Map<String, BodyTransform> all()
    {
        return ImmutableMap.of(
                NAMED, transform(IssueTransforms::dropOthers),
                COMMENTS, transform((page, answer) -> {
                    dropOthers(page, answer);
                    mark(answer, "comment", COMMENTS);
                }),
                WORKLOGS, transform((page, answer) -> {
                    dropOthers(page, answer);
                    mark(answer, "worklog", WORKLOGS);
                }),
                CHANGELOGS, transform(IssueTransforms::addKeys),
                LISTED, transform(IssueTransforms::addIssues),
                UNSEEN, transform(IssueTransforms::dropSeen));
    }

    private interface Change
    {
        void apply(PageRequest page, JsonNode answer);
    }

    private static BodyTransform transform(Change change)
    {
        return new BodyTransform()
        {
            @Override
            public byte[] toJson(byte[] body)
            {
                throw new UnsupportedOperationException("it depends on the page");
            }

            @Override
            public byte[] toJson(PageRequest page, byte[] body)
            {
                try {
                    JsonNode answer = MAPPER.readTree(body);
                    change.apply(page, answer);
                    return MAPPER.writeValueAsBytes(answer);
                }
                catch (IOException e) {
                    throw new IllegalArgumentException("it is not JSON");
                }
            }
        };
    }

    private static void dropOthers(PageRequest page, JsonNode answer)
    {
        String keys = page.state().get(KEYS);
        if (keys == null) {
            return;
        }
        Set<String> wanted = new HashSet<>(Splitter.on(',').splitToList(keys));
        for (Iterator<JsonNode> issues = answer.path("issues").iterator(); issues.hasNext(); ) {
            if (!wanted.contains(issues.next().path("key").asText())) {
                issues.remove();
            }
        }
    }

    private static void dropSeen(PageRequest page, JsonNode answer)
    {
        Set<String> seen = new HashSet<>(Splitter.on(' ').splitToList(page.state().get(SEEN)));
        for (Iterator<JsonNode> issues = answer.path("issues").iterator(); issues.hasNext(); ) {
            if (seen.contains(issues.next().path("id").asText())) {
                issues.remove();
                ((ObjectNode) answer).put(MET, true);
            }
        }
    }

    private static void mark(JsonNode answer, String field, String list)
    {
        for (JsonNode issue : answer.path("issues")) {
            JsonNode page = issue.path("fields").path(field);
            if (page.path("total").asLong() > page.path(list).size()) {
                ((ObjectNode) page).putArray(list);
                ((ObjectNode) issue).put(OVERFLOW, true);
            }
        }
    }

    private static void addKeys(PageRequest page, JsonNode answer)
    {
        Map<String, String> keys = keys(page);
        for (JsonNode log : answer.path("issueChangeLogs")) {
            String key = keys.get(log.path("issueId").asText());
            if (key != null) {
                ((ObjectNode) log).put(ISSUE_KEY, key);
            }
        }
    }

    private static void addIssues(PageRequest page, JsonNode answer)
    {
        Map<String, String> keys = keys(page);
        for (Iterator<JsonNode> rows = answer.at(page.rows()).iterator(); rows.hasNext(); ) {
            JsonNode row = rows.next();
            Optional<String> issue = RowList.issueId(row).filter(keys::containsKey);
            if (issue.isPresent()) {
                ((ObjectNode) row).put(ISSUE_ID, issue.get()).put(ISSUE_KEY, keys.get(issue.get()));
            }
            else {
                rows.remove();
            }
        }
    }

    /**
     * Keys of the issues in the page's state, by their ids.
     */
    private static Map<String, String> keys(PageRequest page)
    {
        ImmutableMap.Builder<String, String> keys = ImmutableMap.builder();
        Splitter.on(' ').omitEmptyStrings().splitToList(page.state().getOrDefault(NAMES, "")).stream()
                .map(IssueName::of)
                .forEach(issue -> keys.put(issue.id(), issue.key()));
        return keys.buildKeepingLast();
    }
}
