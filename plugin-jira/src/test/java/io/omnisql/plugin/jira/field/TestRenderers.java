package io.omnisql.plugin.jira.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnisql.plugin.jira.scan.JiraRequests;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TestRenderers
{
    private static JsonNode render(String renderer, String json)
    {
        return JiraRenderers.all().get(renderer).render(JiraRequests.parse(json.replace('\'', '"')));
    }

    private static String text(String content)
    {
        return render(JiraRenderers.TEXT, "{'type':'doc','version':1,'content':[%s]}".formatted(content)).asText();
    }

    private static String paragraph(String content)
    {
        return "{'type':'paragraph','content':[%s]}".formatted(content);
    }

    private static String word(String text)
    {
        return "{'type':'text','text':'%s','marks':[{'type':'strong'}]}".formatted(text);
    }

    @Test
    void testParagraphs()
    {
        assertThat(text(paragraph(word("One ") + "," + word("two")) + ",{'type':'heading','attrs':{'level':2},'content':[" + word("Title") + "]},{'type':'rule'}," + paragraph(""))).isEqualTo("One two\nTitle\n---");
        assertThat(text(paragraph(word("a") + ",{'type':'hardBreak'}," + word("b")))).isEqualTo("a\nb");
        assertThat(text("{'type':'codeBlock','content':[" + word("x = 1\\ny = 2") + "]}")).isEqualTo("x = 1\ny = 2");
        assertThat(text("{'type':'blockquote','content':[" + paragraph(word("said")) + "]},{'type':'panel','content':[" + paragraph(word("note")) + "]}")).isEqualTo("said\nnote");
        assertThat(text("{'type':'expand','attrs':{'title':'More'},'content':[" + paragraph(word("hidden")) + "]}")).isEqualTo("More\nhidden");
        assertThat(text("")).isEmpty();
    }

    @Test
    void testLists()
    {
        String item = "{'type':'listItem','content':[%s]}";
        String inner = "{'type':'orderedList','content':[" + item.formatted(paragraph(word("x"))) + "," + item.formatted(paragraph(word("y"))) + "]}";
        assertThat(text("{'type':'bulletList','content':[" + item.formatted(paragraph(word("a")) + "," + inner) + "," + item.formatted(paragraph(word("b"))) + "]}")).isEqualTo("- a\n  1. x\n  2. y\n- b");
        assertThat(text("{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'},'content':[" + word("t") + "]},{'type':'taskItem','attrs':{'state':'OPEN'},'content':[" + word("u") + "]}]}"))
                .isEqualTo("[x] t\n[ ] u");
    }

    @Test
    void testTable()
    {
        String cell = "{'type':'tableCell','content':[%s]}";
        assertThat(text("{'type':'table','content':[{'type':'tableRow','content':[" + cell.formatted(paragraph(word("a"))) + "," + cell.formatted(paragraph(word("b"))) + "]},{'type':'tableRow','content':[" + cell.formatted(paragraph(word("c"))) + "]}]}"))
                .isEqualTo("a | b\nc");
    }

    @Test
    void testInlineNodes()
    {
        assertThat(text(paragraph("{'type':'mention','attrs':{'id':'5b10','text':'@Ada'}}," + word(" on ") + ",{'type':'date','attrs':{'timestamp':'1767225600000'}},{'type':'emoji','attrs':{'shortName':':tada:','text':'🎉'}},{'type':'status','attrs':{'text':'Blocked'}},{'type':'inlineCard','attrs':{'url':'https://acme.example'}}")))
                .isEqualTo("@Ada on 2026-01-01🎉Blockedhttps://acme.example");
    }

    @Test
    void testOtherTexts()
    {
        assertThat(render(JiraRenderers.TEXT, "'plain'").asText()).isEqualTo("plain");
        assertThat(render(JiraRenderers.TEXT, "{'a':1}").asText()).isEqualTo("{\"a\":1}");
    }

    @Test
    void testListsOfObjects()
    {
        assertThat(render(JiraRenderers.OPTIONS, "[{'id':'1','value':'Red'},{'id':'2','value':'Blue'}]")).hasToString("[\"Red\",\"Blue\"]");
        assertThat(render(JiraRenderers.OPTIONS, "[]")).isNull();
        assertThat(render(JiraRenderers.IDS, "[{'id':7,'name':'S 7'},{'id':8}]")).hasToString("[7,8]");
        assertThat(render(JiraRenderers.NAMES, "[{'id':7,'name':'S 7'},{'id':8}]")).hasToString("[\"S 7\",null]");
        String sprint = "['com.atlassian.greenhopper.service.sprint.Sprint@1f[id=7,rapidViewId=2,state=ACTIVE,name=Sprint 7, the last,startDate=<null>,endDate=<null>]']";
        assertThat(render(JiraRenderers.IDS, sprint)).hasToString("[\"7\"]");
        assertThat(render(JiraRenderers.NAMES, sprint)).hasToString("[\"Sprint 7, the last\"]");
    }

    @Test
    void testTimesAndKeys()
    {
        assertThat(render(JiraRenderers.TIME, "1492070429").asText()).isEqualTo("2017-04-13T08:00:29Z");
        assertThat(render(JiraRenderers.TIME, "1492070429123").asText()).isEqualTo("2017-04-13T08:00:29.123Z");
        assertThat(render(JiraRenderers.TIME, "'2017-04-13T08:00:29.000+0000'").asText()).isEqualTo("2017-04-13T08:00:29.000+0000");
        assertThat(render(JiraRenderers.PROJECT_OF_KEY, "'EU-12'").asText()).isEqualTo("EU");
    }
}
