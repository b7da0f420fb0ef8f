package tn.segmentation.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.segmentation.app.problem.RequestRefusal;

class AnswersTest {

    @Test
    void saysTheSameAsTheOptions() {
        Answers answers = Answers.parse("""
                {"reading": {"--out": "thousands", "encoding": "windows-1256", "#3": "dmy"},
                 "empty": {"nombre_sms": "zero"}, "map": {"age": "Âge du titulaire"}}""");

        assertThat(answers.options())
                .containsExactly(
                        "--reading=--out=thousands",
                        "--reading=encoding=windows-1256",
                        "--reading=#3=dmy",
                        "--empty=nombre_sms=zero",
                        "--map=age=Âge du titulaire");
        assertThat(Answers.parse("{}")).isEqualTo(Answers.none());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"out": {}}                          | out
            {"reading": []}                      | reading
            {"reading": {"a": 1}}                | reading.a
            {"reading": {"a": "hexadecimal"}}    | reading.a
            {"reading": {"sheet": ""}}           | reading.sheet
            {"reading": {"sheet": "a\\u0000b"}}  | reading.sheet
            {"empty": {"age": "none"}}           | empty.age
            {"map": {"ville": "Ville"}}          | map.ville
            []                                   | {}
            """)
    void understandsNothingElse(String json, String place) {
        RequestRefusal refusal = catchThrowableOfType(RequestRefusal.class, () -> Answers.parse(json));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("answers_unknown");
        assertThat(refusal.params().get("place")).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"map\": {}", "{} {}", "{\"map\": {}, \"map\": {}}", "point"})
    void understandsNothingButOneObject(String json) {
        RequestRefusal refusal = catchThrowableOfType(RequestRefusal.class, () -> Answers.parse(json));

        assertThat(refusal.code()).isEqualTo("answers_unknown");
    }

    @Test
    void readsNoMoreThanAnswersMayBeLong() {
        String json = "{\"map\": {\"age\": \"" + "a".repeat(1_000_000) + "\"}}";

        assertThat(catchThrowableOfType(RequestRefusal.class, () -> Answers.parse(json))
                        .code())
                .isEqualTo("answers_unknown");
    }
}
