import io.graflag.api.GraFlag;
import io.graflag.api.copy.CopyListener;
import io.graflag.api.copy.CopyOptions;
import io.graflag.api.copy.CopyPath;
import io.graflag.api.copy.CopyReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Copies there and back in one running program, and prints how long each copy took. */
public final class CopySpeed {
  /**
   * Runs it.
   *
   * @param arguments SOURCE, REMOTE, BACK and how often; the configuration comes from the variables
   */
  public static void main(String[] arguments) throws Exception {
    Path source = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[3]);
    GraFlag graflag = GraFlag.of(System.getenv(), System.getProperties(), Clock.systemDefaultZone());
    for (int i = 0; i < rounds; i++) {
      List<CopyPath> sources = List.of(new CopyPath(source, true));
      CopyReport there =
          graflag
              .files()
              .upload(sources, arguments[1] + i, CopyOptions.PLAIN, CopyListener.SILENT);
      CopyReport again =
          graflag
              .files()
              .upload(sources, arguments[1] + i, CopyOptions.PLAIN, CopyListener.SILENT);
      CopyReport back =
          graflag
              .files()
              .download(
                  List.of(arguments[1] + i + "/"),
                  new CopyPath(Path.of(arguments[2] + i), false),
                  CopyOptions.PLAIN,
                  CopyListener.SILENT);
      System.out.printf(
          "%d there %.3f unchanged %.3f back %.3f%n",
          i + 1, there.seconds(), again.seconds(), back.seconds());
    }
    System.exit(0);
  }

}
