package io.omnisql.control.problem;

import io.omnisql.control.problem.Problem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.util.List;
import java.util.Locale;

/**
 * Turns every failure of a controller into a problem document. It never repeats a rejected value: that may be a secret.
 */
@RestControllerAdvice
class ProblemHandler
        extends ResponseEntityExceptionHandler
{
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<Object> handle(Problem problem)
    {
        return answer(problem, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(DuplicateKeyException failure)
    {
        return answer(Problem.conflict("already-exists", "A resource of this name exists already; choose another name or change the existing one"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(DataIntegrityViolationException failure)
    {
        return answer(Problem.conflict("conflict", "The change does not fit what is stored now; read the resources again and retry"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Object> databaseGone(RuntimeException failure)
    {
        log.error("The database cannot be used", failure);
        return answer(new Problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The control plane cannot reach its database now; retry later"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(Throwable failure)
    {
        log.error("A request failed", failure);
        return answer(new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "The control plane failed; its log says why"), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(MethodArgumentTypeMismatchException mismatch)
    {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(Problem.notFound(), HttpHeaders.EMPTY);
        }
        return answer(Problem.invalid(mismatch.getName(), "is not well-formed"), HttpHeaders.EMPTY);
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request)
    {
        List<FieldError> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage())))
                .sorted((left, right) -> left.field().compareTo(right.field()))
                .toList();
        return answer(Problem.invalid(errors), headers);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable, HttpHeaders headers, HttpStatusCode status, WebRequest request)
    {
        Problem problem = switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> Problem.invalid(unknown.getPropertyName(), "is not a field of this resource; remove it");
            case StreamConstraintsException _ -> new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The body is too large; send less at once");
            case DatabindException mismatch -> Problem.invalid(path(mismatch), "has the wrong type; /v3/api-docs says which one is expected");
            case null, default -> new Problem(HttpStatus.BAD_REQUEST, "malformed-json", "The body is not well-formed JSON; correct it");
        };
        return answer(problem, headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception failure, Object body, HttpHeaders headers, HttpStatusCode statusCode, WebRequest request)
    {
        HttpStatus status = HttpStatus.valueOf(statusCode.value());
        if (status == HttpStatus.NOT_FOUND) {
            return answer(Problem.notFound(), headers);
        }
        if (status.is5xxServerError()) {
            return handle(failure);
        }
        String code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return answer(new Problem(status, code, "The request does not fit this resource; /v3/api-docs describes it"), headers);
    }

    private static String path(DatabindException mismatch)
    {
        StringBuilder path = new StringBuilder();
        mismatch.getPath().forEach(step -> {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            }
            else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        });
        return path.isEmpty() ? "body" : path.toString();
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers)
    {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDocument.of(problem));
    }
}
