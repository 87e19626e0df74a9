package io.omnisql.control.problem;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

import static java.util.Objects.requireNonNull;

/**
 * Writes problem documents where no controller runs.
 */
@Component
public class ProblemWriter
{
    private final JsonMapper mapper;

    public ProblemWriter(JsonMapper mapper)
    {
        this.mapper = requireNonNull(mapper, "mapper is null");
    }

    public void write(HttpServletResponse response, Problem problem)
            throws IOException
    {
        byte[] body = mapper.writeValueAsBytes(ProblemDocument.of(problem));
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
