using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Models;

/// <summary>A search with a signal region, a control region and uncertainties of every kind, with many events.</summary>
internal static class SearchSample
{
    internal static TemplateModel Model()
    {
        var signal = Channel.Named("SR")
            .With("Z'", [20, 60, 20], new NormFactor("mu"), new NormSys("efficiency", 0.95, 1.05))
            .With("mumu", [900, 800, 700], new NormFactor("mumu normalisation"), new HistoSys("momentum scale", [880, 800, 715], [920, 800, 685]),
                new StatError("simulation", [12, 11, 10]))
            .With("tautau", [100, 120, 140], new NormSys("tautau cross-section", 0.9, 1.1), new ShapeSys("tautau bins", [15, 15, 20]));
        var control = Channel.Named("CR").With("mumu", [5000, 4000], new NormFactor("mumu normalisation"), new StatError("simulation CR", [40, 35]));
        return TemplateModel.Of("mu", signal, control);
    }
}
