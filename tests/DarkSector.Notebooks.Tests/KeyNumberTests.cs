using System.Globalization;
using System.Text.RegularExpressions;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Notebooks.Tests;

/// <summary>The numbers that a page is about, as the page itself prints them, run with small statistics.</summary>
public class KeyNumberTests
{
    private const string ZPrime = "notebooks/01-zprime-invisible/zprime-invisible.ipynb";
    private const string DarkHiggs = "notebooks/02-dark-higgsstrahlung/dark-higgsstrahlung.ipynb";
    private const string ControlSamples = "notebooks/01-zprime-invisible/detector-and-control-samples.ipynb";
    private const string Photons = "notebooks/04-alp-to-two-photons/alp-to-two-photons.ipynb";
    private const string InelasticSelection = "notebooks/03-inelastic-dark-matter/01-from-model-to-selection.ipynb";
    private const string InelasticExclusion = "notebooks/03-inelastic-dark-matter/02-from-suppression-to-exclusion.ipynb";

    /// <summary>Page, cell, what stands around the numbers (each group is one), and the range for all of them.</summary>
    public static TheoryData<string, string, string, double, double> All => new()
    {
        // Tree cross-section at 3 GeV, g' = 0.01: 1.371 fb (tests/reference/physics/zprime_lmultau.csv), by quadrature and by Monte Carlo.
        { ZPrime, "fe0c2c4f", @"(\S+) fb:", 1.370, 1.372 },
        { ZPrime, "42efccf1", @"Monte Carlo (\d\.\d+)\(.*quadrature (\S+) fb", 1.365, 1.377 },
        // Invisible fractions of 1, 1/2 and 0.347 at 0.1, 1 and 5 GeV, as factors on g'.
        { ZPrime, "7a000005", @" 1\.000 +(\S+) +(\S+) *\n +5\.000 +", 1.41, 1.42 },
        { ZPrime, "7a000005", @" 5\.000 +(\S+) +(\S+)", 1.69, 1.70 },
        // Expected limits over the published ones, Phys. Rev. Lett. 130, 071804 (2023), at either end of their ranges: within 1.5.
        { DarkHiggs, "b393bfcd", @"cross-section, expected .* (\S+) +(\S+) *\n", 1 / 1.5, 1.5 },
        { DarkHiggs, "b393bfcd", @"D, expected .* (\S+) +(\S+) *$", 1 / 1.5, 1.5 },
        // 0.922 is put into the pseudo-data, and found.
        { DarkHiggs, "7c20a105", @"\n +−5 +(\S+) +\S+ +0\.922", 0.8, 1.05 },
        // A posterior sampled by a chain, and in closed form.
        { DarkHiggs, "a735d7af", @"chain (\S+) fb, closed form (\S+) fb", 1.2, 1.9 },
        // Tracks of the pseudo-data are 10 % worse.
        { ControlSamples, "c5d10013", @"recoil widening (\S+) ", 1.0, 1.25 },
        // 0.1 % of the photons are lost anyhow, and 0.2 % in the backward barrel of the pseudo-data: three times as many.
        { ControlSamples, "c5d1001f", @"90 to 110 .* (\S+) \+- \S+ *\n *110 to 129 .* (\S+) \+- ", 2.4, 3.6 },
        // The box opens on an excess, and the corrections explain it. From 200,000 events 1.23 before and 1.04 after them, with p-values of 1e-18 and 0.9. Of 4000 events the ratios are known to a tenth or two, and chi2 says
        // little; excess and agreement, total and shape, are asserted with more in ControlSampleClosureTests.
        { ControlSamples, "c5d10022", @"as it is +\S+ +\S+ +\S+ +(\S+)", 1.1, 1.6 },
        { ControlSamples, "c5d10022", @"corrected +\S+ +\S+ +\S+ +(\S+)", 0.8, 1.2 },
        // c tau of the benchmark of the Belle II talk of 2025: 13.9 cm from the exact three-body width (tests/reference/physics/idm_chi2_full.csv).
        { InelasticSelection, "1d03a00007", @"(\S+)  0\.236  0\.214", 13.8, 14.0 },
        // One sample for all lifetimes against a sample of its own: the same efficiency.
        { InelasticSelection, "1d03a0000f", @"decays drawn: (\S+) .*weighted: (\S+) ", 7, 11 },
        // Ten per cent per displaced track are two tracks' worth.
        { InelasticSelection, "1d03a0001f", @"(\S+) %", -25, -17 },
        // Nobody excludes less than -ln(0.05) = 3.0 events at 95 %; no background, so little more.
        { InelasticExclusion, "1d03b0000d", @"expected limit (\S+) events", 2.99, 3.6 },
        // The pseudo-data have twice the tail of the simulation, and the control region finds it.
        { InelasticExclusion, "1d03b00010", @"the tail times (\S+) ", 1.3, 3.5 },
        // Background of the talk, 2.4 +- 0.7 events: a factor of about 1.5 in cross-section.
        { InelasticExclusion, "1d03b0001d", @"a factor (\S+) in", 1.3, 1.8 },
        // Opening angle of the clusters that never merge, 88 mrad, at the energy of a light ALP: m = sqrt(s)/2 x sin(44 mrad) = 0.233 GeV.
        { Photons, "83bed84c", @"(\S+)", 0.2327, 0.2330 },
        // Expected cross-section limits over the published ones of Phys. Rev. Lett. 125, 161806 (2020) at ten masses: within a factor 1.5 (here one of them is 0.62 from 4000 events).
        { Photons, "a37843d4", @" (\S+) *\n +0\.5 .* (\S+) *\n +1 .* (\S+) *\n +2 .* (\S+) *\n +3 .* (\S+) *\n +5 .* (\S+) *\n +6\.4 .* (\S+) *\n +7\.5 .* (\S+) *\n +8\.5 .* (\S+) *\n +9 .* (\S+) *$", 0.6, 1.5 },
        // As the square root of the luminosity, with background.
        { Photons, "ae1088ac", @" 6 +(\S+) +(\S+) +(\S+)", -0.56, -0.45 },
    };

    [Theory, MemberData(nameof(All))]
    public async Task Page_Prints(string page, string cell, string pattern, double low, double high)
    {
        var run = await PageRuns.Of(page);
        var outputs = run.Notebook.Cells.Single(one => one.Id == cell).Outputs;
        var text = string.Concat(outputs.Select(output => NotebookReader.Text(output["data"]?["text/plain"] ?? output["text"])));
        var match = Regex.Match(text, pattern);
        Assert.True(match.Success, $"{pattern} is not in:\n{text}");
        Assert.All(match.Groups.Values.Skip(1), number => Assert.InRange(Number(number.Value), low, high));
    }

    // As tables print numbers: a proper minus sign, and powers of ten.
    private static double Number(string text) =>
        double.Parse(text.Replace('−', '-').Replace("×10^", "e", StringComparison.Ordinal).TrimEnd('%'), CultureInfo.InvariantCulture);
}
