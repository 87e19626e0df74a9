package io.omnisql.control.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Prints an unsafe configuration as a sentence and its remedy instead of a stack trace.
 */
class UnsafeConfigurationFailureAnalyzer
        extends AbstractFailureAnalyzer<UnsafeConfigurationException>
{
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeConfigurationException cause)
    {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
