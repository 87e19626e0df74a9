package io.omnisql.control.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers for requests that failed before they reached a controller, e.g. for a malformed path.
 */
@RestController
class ErrorPageController
        implements ErrorController
{
    @RequestMapping("/error")
    ResponseEntity<ProblemDocument> error(HttpServletRequest request)
    {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? HttpStatus.resolve(code) : null;
        Problem problem = switch (status) {
            case null -> Problem.notFound();
            case NOT_FOUND -> Problem.notFound();
            default -> status.is4xxClientError()
                    ? new Problem(status, "bad-request", "The request is not well-formed; check its path and headers")
                    : new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "The control plane failed; its log says why");
        };
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(ProblemDocument.of(problem));
    }
}
