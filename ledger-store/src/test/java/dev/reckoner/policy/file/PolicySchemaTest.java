package dev.reckoner.policy.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema and the reader know the same format. */
class PolicySchemaTest {
    private static final JsonNode SCHEMA = schema();

    private static JsonNode schema() {
        try {
            return new ObjectMapper().readTree(PolicyFile.schema());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode of(Section section) {
        return switch (section) {
            case POLICY -> SCHEMA;
            case APPLIES_TO -> SCHEMA.at("/properties/applies-to");
            case CLASS -> SCHEMA.at("/$defs/class");
            case REQUIREMENT -> SCHEMA.at("/$defs/requirement");
            case RE_EXECUTE -> SCHEMA.at("/properties/re-execute");
            case OPERATOR -> SCHEMA.at("/properties/operator");
            case WITNESSES -> SCHEMA.at("/properties/witnesses");
        };
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaHasTheKeysOfTheReaderAndNoOthers(Section section) {
        var schema = of(section);
        assertThat(schema.get("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(section.words());
        assertThat(texts(schema.path("required")))
                .containsExactlyElementsOf(section.keys().stream()
                        .filter(PolicyKey::isRequired)
                        .map(PolicyKey::word)
                        .toList());
        assertThat(schema.get("additionalProperties").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(PolicyKey.class)
    void everyKeyIsDescribed(PolicyKey key) {
        assertThat(of(key.section())
                        .at("/properties/" + key.word() + "/description")
                        .asText())
                .endsWith(".");
    }

    @Test
    void wordsAreTheSame() {
        assertThat(texts(of(Section.RE_EXECUTE).at("/properties/worst/enum")))
                .containsExactlyElementsOf(
                        PolicyReader.STEPS.stream().map(step -> step.word()).toList());
        assertThat(texts(of(Section.REQUIREMENT).at("/properties/tier/enum"))).containsExactly("affirming", "warning");
    }

    @ParameterizedTest
    @EnumSource
    void shippedPoliciesHaveOnlyKeysThatTheSchemaKnows(ShippedPolicy shipped) {
        var tree = new Load(LoadSettings.builder().build()).loadFromString(shipped.text());
        assertKnown(new ObjectMapper().valueToTree(tree), SCHEMA);
    }

    private static void assertKnown(JsonNode value, JsonNode schema) {
        var rules = schema.has("$ref") ? SCHEMA.at(schema.get("$ref").asText().substring(1)) : schema;
        value.properties().forEach(field -> {
            assertThat(rules.path("properties").has(field.getKey()))
                    .as(field.getKey())
                    .isTrue();
            assertKnown(field.getValue(), rules.get("properties").get(field.getKey()));
        });
        if (value.isArray()) {
            value.forEach(item -> assertKnown(item, rules.get("items")));
        }
    }
}
