package io.omnisql.control.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.omnisql.control.problem.Problem.FieldError;

import java.util.List;

/**
 * The body of every answer that is not a success, {@code application/problem+json}.
 *
 * @param type {@code urn:omnisql:problem:<code>}
 * @param code a stable word that programs may compare
 * @param detail what is wrong and what to do about it
 * @param errors the fields that are wrong, when the request's body is
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors)
{
    public static ProblemDocument of(Problem problem)
    {
        return new ProblemDocument(
                "urn:omnisql:problem:" + problem.code(),
                problem.status().getReasonPhrase(),
                problem.status().value(),
                problem.code(),
                problem.getMessage(),
                problem.errors());
    }
}
