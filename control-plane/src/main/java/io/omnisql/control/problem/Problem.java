package io.omnisql.control.problem;

import org.springframework.http.HttpStatus;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A refusal that the caller can do something about; it becomes a problem document (RFC 9457).
 * <p>
 * The message is the document's detail: a sentence that names the input and the remedy, and nothing that the caller may not see.
 */
public class Problem
        extends RuntimeException
{
    private final HttpStatus status;
    private final String code;
    private final List<FieldError> errors;

    public Problem(HttpStatus status, String code, String detail)
    {
        this(status, code, detail, List.of());
    }

    private Problem(HttpStatus status, String code, String detail, List<FieldError> errors)
    {
        super(requireNonNull(detail, "detail is null"));
        this.status = requireNonNull(status, "status is null");
        this.code = requireNonNull(code, "code is null");
        this.errors = List.copyOf(errors);
    }

    /**
     * Also the answer for what exists but belongs to somebody else.
     */
    public static Problem notFound()
    {
        return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such resource; check the ids in the path");
    }

    public static Problem conflict(String code, String detail)
    {
        return new Problem(HttpStatus.CONFLICT, code, detail);
    }

    public static Problem invalid(String field, String message)
    {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Problem invalid(List<FieldError> errors)
    {
        FieldError first = errors.getFirst();
        return new Problem(HttpStatus.BAD_REQUEST, "invalid-request", first.field() + ": " + first.message(), errors);
    }

    public HttpStatus status()
    {
        return status;
    }

    /**
     * A stable word that programs may compare.
     */
    public String code()
    {
        return code;
    }

    public List<FieldError> errors()
    {
        return errors;
    }

    /**
     * What is wrong with one field of the request.
     *
     * @param field its path in the body, e.g. {@code columnMasks[body]}
     */
    public record FieldError(String field, String message) {}
}
