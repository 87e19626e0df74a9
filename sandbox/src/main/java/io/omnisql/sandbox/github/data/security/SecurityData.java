package io.omnisql.sandbox.github.data.security;

import java.util.List;

/**
 * What is known of a repository's security.
 *
 * @param dependabotEnabled whether dependencies are watched
 * @param codeScanning how far code is analysed
 * @param secretScanningEnabled whether secrets are looked for
 */
public record SecurityData(
        boolean dependabotEnabled,
        CodeScanning codeScanning,
        boolean secretScanningEnabled,
        List<DependabotAlert> dependabotAlerts,
        List<CodeScanningAlert> codeScanningAlerts,
        List<SecretScanningAlert> secretScanningAlerts,
        List<SecurityAdvisory> advisories)
{
    public static final SecurityData EMPTY = new SecurityData(false, CodeScanning.NEVER_RUN, false, List.of(), List.of(), List.of(), List.of());

    public enum CodeScanning
    {
        OFF, NEVER_RUN, ON
    }

    public SecurityData
    {
        dependabotAlerts = List.copyOf(dependabotAlerts);
        codeScanningAlerts = List.copyOf(codeScanningAlerts);
        secretScanningAlerts = List.copyOf(secretScanningAlerts);
        advisories = List.copyOf(advisories);
    }
}
