package io.graflag.api.authoring;

import io.graflag.api.engine.MethodImage;
import io.graflag.core.Document;
import io.graflag.core.SharedLayout;
import io.graflag.core.method.MethodName;
import io.graflag.core.method.MethodSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether an image could be made of the method; only a cluster needs one. */
final class ImageCheck {
  private static final String SUBJECT = "Dockerfile";
  private static final String RUNNER_CMD =
      "End it with CMD [\"/opt/graflag/bin/graflag-runner\", \"--pass-env-args\"].";

  /** Put there by the setup of a cluster, so it is no lack where there is none. */
  private static final String INSTALLED = "libs/graflag_";

  private ImageCheck() {}

  static void check(MethodSpec spec, MethodFolder method, Findings findings) {
    if (spec.image().isPresent()) {
      shared(spec.image().get(), method, findings);
      return;
    }
    Path file = SharedLayout.dockerfile(method.directory());
    if (!Files.isRegularFile(file)) {
      findings.warning(
          SUBJECT,
          "There is none, so the method runs on this machine alone.",
          "'graflag new-method' writes one to start from.");
      return;
    }
    ImageRecipe recipe = ImageRecipe.read(file);
    if (!recipe.startsRunner()) {
      findings.warning(SUBJECT, "It does not start the runner.", RUNNER_CMD);
    } else if (!MethodImage.passesEnvArgs(Document::find, method.directory(), spec.image())
        && !spec.parameters().isEmpty()) {
      findings.warning(
          SUBJECT,
          "Its CMD lacks --pass-env-args: parameters come as variables _NAME, not as flags.",
          RUNNER_CMD);
    } else {
      findings.ok(SUBJECT, "It starts the runner.");
    }
    method.sharedDir().ifPresent(context -> checkCopied(recipe, context, findings));
  }

  private static void shared(String image, MethodFolder method, Findings findings) {
    boolean found =
        MethodName.isValid(image)
            && Files.isRegularFile(
                SharedLayout.dockerfile(method.directory().resolveSibling(image)));
    if (found) {
      findings.ok("IMAGE", "methods/" + image + "/Dockerfile is there.");
    } else {
      findings.warning(
          "IMAGE",
          "There is no methods/" + image + "/Dockerfile, so --build cannot build it.",
          "Name the method whose Dockerfile makes the image, or remove the line.");
    }
  }

  private static void checkCopied(ImageRecipe recipe, Path context, Findings findings) {
    Optional<String> missing =
        recipe.copied().stream()
            .filter(source -> !source.startsWith(INSTALLED))
            .filter(source -> !isInside(context, source))
            .findFirst();
    missing.ifPresent(
        source ->
            findings.warning(
                SUBJECT,
                "It copies " + source + ", which is not in " + context + ".",
                "The build context is the shared directory: write COPY methods/..."));
  }

  /** A leading slash means the context, too. */
  private static boolean isInside(Path context, String source) {
    Path path = context.resolve(source.replaceFirst("^/+", "")).normalize();
    return path.startsWith(context) && Files.exists(path);
  }
}
