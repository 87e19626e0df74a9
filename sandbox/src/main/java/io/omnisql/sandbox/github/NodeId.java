package io.omnisql.sandbox.github;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A global node id: a prefix that tells the type, and the database ids.
 *
 * @param repository id of the repository that the node lives in, zero for one that lives in none
 */
public record NodeId(Type type, long repository, long id)
{
    public enum Type
    {
        USER("U_kgDO"),
        ORGANIZATION("O_kgDO"),
        BOT("BOT_kgDO"),
        REPOSITORY("R_kgDO"),
        ISSUE("I_kwDO"),
        PULL_REQUEST("PR_kwDO"),
        ISSUE_COMMENT("IC_kwDO"),
        LABEL("LA_kwDO"),
        MILESTONE("MI_kwDO"),
        REF("REF_kwDO"),
        COMMIT("C_kwDO"),
        TAG("TA_kwDO"),
        RELEASE("RE_kwDO"),
        REVIEW("PRR_kwDO"),
        REVIEW_COMMENT("PRRC_kwDO"),
        RELEASE_ASSET("RA_kwDO"),
        LANGUAGE("LAN_kgDO"),
        LICENSE("LIC_kgDO"),
        ISSUE_TYPE("IT_kwDO"),
        APP("A_kwHO"),
        WORKFLOW("W_kwDO"),
        WORKFLOW_RUN("WFR_kwLO"),
        ARTIFACT("AT_kwDO"),
        CHECK_SUITE("CS_kwDO"),
        CHECK_RUN("CR_kwDO"),
        DEPLOYMENT("DE_kwDO"),
        DEPLOYMENT_STATUS("DES_kwDO"),
        ENVIRONMENT("EN_kwDO"),
        TEAM("T_kwDO"),
        DISCUSSION("D_kwDO"),
        DISCUSSION_CATEGORY("DIC_kwDO"),
        DISCUSSION_COMMENT("DC_kwDO"),
        PROJECT("PVT_kwDO"),
        PROJECT_FIELD("PVTF_lADO"),
        PROJECT_ITEM("PVTI_lADO"),
        PROJECT_FIELD_VALUE("PVTFV_lQDO"),
        RULESET("RRS_lACo"),
        BRANCH_PROTECTION("BPR_kwDO"),
        ISSUE_EVENT("IE_lADO"),
        REACTION("REA_lADO"),
        REVIEW_THREAD("PRRT_kwDO");

        private final String prefix;

        Type(String prefix)
        {
            this.prefix = prefix;
        }
    }

    @Override
    public String toString()
    {
        byte[] ids = ByteBuffer.allocate(16).putLong(repository).putLong(id).array();
        return type.prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(ids);
    }

    /**
     * @return empty when the text is no node id
     */
    public static Optional<NodeId> parse(String text)
    {
        for (Type type : Type.values()) {
            if (text.startsWith(type.prefix)) {
                try {
                    ByteBuffer ids = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(type.prefix.length())));
                    return ids.remaining() == 16 ? Optional.of(new NodeId(type, ids.getLong(), ids.getLong())) : Optional.empty();
                }
                catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
