package io.omnisql.sandbox.github.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.execution.ResultPath;
import graphql.language.SourceLocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error in GitHub's form: its type stands beside the message.
 *
 * @param type null for errors that have none
 * @param path null when the error concerns the whole query
 */
record GithubError(String type, String message, List<Object> path, List<SourceLocation> locations)
        implements GraphQLError
{
    static GithubError of(GithubException exception, ResultPath path, SourceLocation location)
    {
        return new GithubError(exception.type(), exception.getMessage(), path.toList(), List.of(location));
    }

    @Override
    public String getMessage()
    {
        return message;
    }

    @Override
    public List<Object> getPath()
    {
        return path;
    }

    @Override
    public List<SourceLocation> getLocations()
    {
        return locations;
    }

    @Override
    public ErrorClassification getErrorType()
    {
        return ErrorClassification.errorClassification(type == null ? "UNTYPED" : type);
    }

    @Override
    public Map<String, Object> toSpecification()
    {
        Map<String, Object> json = new LinkedHashMap<>();
        if (type != null) {
            json.put("type", type);
        }
        if (path != null) {
            json.put("path", path);
        }
        if (!locations.isEmpty()) {
            json.put("locations", locations.stream().map(location -> Map.of("line", location.getLine(), "column", location.getColumn())).toList());
        }
        json.put("message", message);
        return json;
    }
}
