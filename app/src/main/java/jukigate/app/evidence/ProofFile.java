package jukigate.app.evidence;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;

/** A file with a proof: of an exchange, or that one head continues another. */
public record ProofFile(Path file) {
  /** A path has 64 hashes at most, an exchange a few leaves. */
  private static final long MOST = 1024 * 1024L;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  /** What a check finds in it. Refused: FILE_UNREADABLE when it holds no proof. */
  public Outcome<List<ProofCheck.Checked>> judged(ProofCheck check) {
    try {
      if (Files.size(file) > MOST) {
        return unreadable("> " + MOST + " bytes");
      }
      JsonNode read = JSON.readTree(Files.readAllBytes(file));
      return Outcome.passed(
          read.has("leaves")
              ? check.of(JSON.treeToValue(read, ExchangeProof.class))
              : check.of(JSON.treeToValue(read, ContinuationProof.class)));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return unreadable("no proof");
    } catch (IOException e) {
      return unreadable(e.getClass().getSimpleName());
    }
  }

  private Outcome<List<ProofCheck.Checked>> unreadable(String why) {
    return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, why);
  }
}
