using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace DarkSector.Notebook.Rendering;

/// <summary>Turns SVG into PDF and PNG with a program that is installed: rsvg-convert, else Chromium or Chrome without a window.</summary>
/// <remarks>A PDF keeps text and lines; a PNG has two pixels for each one of the figure.</remarks>
public static class PictureConverter
{
    private const int PixelRatio = 2;

    private static readonly string[] s_browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The program that would be used, with its path; nothing when none is installed.</summary>
    public static string? Installed => Find(Folders);

    /// <summary>What to install when there is none.</summary>
    public static string Remedy =>
        "Install rsvg-convert (Debian, Ubuntu: librsvg2-bin; Fedora: librsvg2-tools; Homebrew: librsvg), or Chromium or Chrome, and have it in the PATH; or save as .svg or .html.";

    private static IEnumerable<string> Folders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The picture as PDF or PNG.</summary>
    /// <param name="svg">A standalone SVG document.</param>
    /// <param name="width">Its width [px].</param>
    /// <param name="height">Its height [px].</param>
    /// <param name="format">pdf or png.</param>
    /// <exception cref="InvalidOperationException">No converter is installed, or it failed; the message says what to do.</exception>
    internal static byte[] Convert(string svg, double width, double height, string format) => Convert(svg, width, height, format, Folders);

    internal static byte[] Convert(string svg, double width, double height, string format, IEnumerable<string> folders)
    {
        var program = Find(folders) ?? throw new InvalidOperationException($"A figure is saved as .{format} through a converter, and none is installed. {Remedy}");
        var folder = Directory.CreateTempSubdirectory("figure-");
        try
        {
            var (source, result) = (Path.Combine(folder.FullName, "figure.svg"), Path.Combine(folder.FullName, $"figure.{format}"));
            File.WriteAllText(source, svg);
            Run(program, IsBrowser(program) ? Browse(folder.FullName, source, result, width, height, format) : Rasterise(source, result, format));
            return File.Exists(result) ? File.ReadAllBytes(result) : throw new InvalidOperationException($"{program} wrote no {format}. {Remedy}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static string? Find(IEnumerable<string> folders)
    {
        string[] names = ["rsvg-convert", .. s_browsers];
        var places = folders.ToArray();
        return names.SelectMany(name => places.SelectMany(folder => new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })).FirstOrDefault(File.Exists);
    }

    private static bool IsBrowser(string program) => s_browsers.Contains(Path.GetFileNameWithoutExtension(program));

    private static string[] Rasterise(string source, string result, string format) =>
        ["--format", format, .. format == "png" ? ["--zoom", PixelRatio.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(), "--output", result, source];

    private static string[] Browse(string folder, string source, string result, double width, double height, string format)
    {
        var (w, h) = ((int)Math.Ceiling(width), (int)Math.Ceiling(height));
        var page = Path.Combine(folder, "figure.html");
        File.WriteAllText(page, string.Create(CultureInfo.InvariantCulture,
            $"<!DOCTYPE html><style>@page{{size:{w}px {h}px;margin:0}}body{{margin:0}}svg{{display:block}}</style>{File.ReadAllText(source)}"));
        string[] common = ["--headless", "--disable-gpu", "--hide-scrollbars", "--no-sandbox", $"--user-data-dir={Path.Combine(folder, "profile")}"];
        string[] wanted = format == "pdf"
            ? ["--no-pdf-header-footer", $"--print-to-pdf={result}"]
            : [string.Create(CultureInfo.InvariantCulture, $"--window-size={w},{h}"), $"--force-device-scale-factor={PixelRatio}", $"--screenshot={result}"];
        return [.. common, .. wanted, new Uri(page).AbsoluteUri];
    }

    private static void Run(string program, string[] arguments)
    {
        // The date inside a PDF is fixed, so that the same figure gives the same file.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["SOURCE_DATE_EPOCH"] = "0" } };
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start. {Remedy}");
            var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            if (!process.WaitForExit(s_patience))
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"{program} did not finish within {s_patience.TotalSeconds:0} s and was stopped. {Remedy}");
            }

            Task.WaitAll(errors, output);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} failed with code {process.ExitCode}: {errors.Result.Trim()}");
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"{program} could not be started: {error.Message}. {Remedy}", error);
        }
    }
}
