package jukigate.app.refusal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every column of every row of a database that is open in this process, read beside the product: no
 * table can be forgotten, as the tables are asked of the database itself.
 */
public final class NodeRows {
  private NodeRows() {}

  /**
   * One row.
   *
   * @param columns by lower-case name: characters as UTF-8, everything else as its bytes or text
   */
  public record Row(String table, Map<String, byte[]> columns) {
    /** The node to which the row belongs; empty when the table has no such column. */
    public String node() {
      return text("node");
    }

    String text(String column) {
      return new String(columns.getOrDefault(column, new byte[0]), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return columns.keySet().stream()
          .map(column -> column + "=" + text(column))
          .collect(Collectors.joining(" ", table + ": ", ""));
    }
  }

  /**
   * @param folder the folder that the product was told, which holds {@code db/}
   */
  public static List<Row> of(Path folder) {
    try (Connection connection = connect(folder)) {
      List<Row> rows = new ArrayList<>();
      for (String table : tables(connection)) {
        rows.addAll(rows(connection, table));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void execute(Path folder, String sql) {
    try (Connection connection = connect(folder);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:derby:directory:" + folder.resolve("db"));
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
      while (found.next()) {
        names.add(
            '"' + found.getString("TABLE_SCHEM") + "\".\"" + found.getString("TABLE_NAME") + '"');
      }
    }
    return names;
  }

  private static List<Row> rows(Connection connection, String table) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
      var names = result.getMetaData();
      while (result.next()) {
        Map<String, byte[]> columns = new TreeMap<>();
        for (int i = 1; i <= names.getColumnCount(); i++) {
          columns.put(names.getColumnName(i).toLowerCase(Locale.ROOT), value(result, i));
        }
        rows.add(new Row(table, columns));
      }
    }
    return rows;
  }

  private static byte[] value(ResultSet result, int column) throws SQLException {
    return switch (result.getMetaData().getColumnType(column)) {
      case java.sql.Types.BLOB, java.sql.Types.VARBINARY, java.sql.Types.LONGVARBINARY -> {
        byte[] bytes = result.getBytes(column);
        yield bytes == null ? new byte[0] : bytes;
      }
      default -> String.valueOf(result.getString(column)).getBytes(StandardCharsets.UTF_8);
    };
  }
}
