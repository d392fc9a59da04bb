using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Testing;

/// <summary>The test of the background-only hypothesis with the statistic q0.</summary>
/// <remarks>Use this when an excess has to be judged; it is a local significance, without the look-elsewhere effect. Asymptotic distribution:
/// arXiv:1007.1727, Eqs. 12 and 52. The median expectation for a signal is the result for the Asimov set with that signal.</remarks>
public static class Discovery
{
    /// <summary>Significance of an excess in the data.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <exception cref="InvalidOperationException">A fit did not converge.</exception>
    /// <exception cref="ArgumentException">A bin has events and no expected background: no finite significance.</exception>
    public static DiscoveryResult Test(TemplateModel model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        var background = model.FitAt(data, 0).Valid();
        var best = model.Fit(data).Valid();
        var statistic = Math.Max(0, 2 * (background.HalfDeviance - best.HalfDeviance));
        var significance = Math.Sqrt(statistic);
        return new DiscoveryResult(best.Strength.Value, statistic, significance, StandardNormal.Survival(significance));
    }

    /// <summary>Significance to be expected if a signal is there: median and band.</summary>
    /// <remarks>From the Asimov set with that signal and the nuisance parameters that fit the data best with it. arXiv:1007.1727, section 4.2.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="strength">The signal, as a multiple of the nominal one.</param>
    /// <exception cref="InvalidOperationException">A fit did not converge.</exception>
    public static ExpectedDiscovery Expected(TemplateModel model, Dataset data, double strength = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new ExpectedDiscovery(strength, Test(model, model.Asimov(model.FitAt(data, strength))).Significance);
    }
}
