package jukigate.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.RefusalCode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file as a list of dotted keys, each with its line. */
final class YamlEntries {
  private static final int LARGEST = 1 << 20;

  private final Path file;
  private final List<Entry> entries = new ArrayList<>();

  private YamlEntries(Path file) {
    this.file = file;
  }

  static Outcome<List<Entry>> read(Path file) {
    try {
      String text = Files.readString(file);
      var settings = LoadSettings.builder().setUseMarks(true).setCodePointLimit(LARGEST).build();
      var root = new Compose(settings).composeString(text);
      var reading = new YamlEntries(file);
      return root.isEmpty()
          ? Outcome.passed(List.of())
          : reading.flatten("", root.get()).map(done -> List.copyOf(reading.entries));
    } catch (IOException e) {
      return Outcome.refused(RefusalCode.FILE_UNREADABLE, file, e.getClass().getSimpleName());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      return Outcome.refused(RefusalCode.FILE_INVALID, file, line, e.getProblem());
    } catch (YamlEngineException e) {
      return Outcome.refused(RefusalCode.FILE_INVALID, file, 1, e.getMessage());
    }
  }

  private Outcome<Integer> flatten(String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return Outcome.refused(RefusalCode.FILE_INVALID, file, line(node), path + ": {key: value}");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        return Outcome.refused(
            RefusalCode.FILE_INVALID, file, line(tuple.getKeyNode()), "key: value");
      }
      String key = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
      if (tuple.getValueNode() instanceof ScalarNode value) {
        entries.add(new Entry(key, value.getValue(), line(name)));
      } else {
        var below = flatten(key, tuple.getValueNode());
        if (!below.isPassed()) {
          return below;
        }
      }
    }
    return Outcome.passed(entries.size());
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
