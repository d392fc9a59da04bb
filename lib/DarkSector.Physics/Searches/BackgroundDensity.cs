using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Learning;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>How densely events with given true momenta are generated for a selection of the invisible Z' search, in [0, 1].</summary>
/// <param name="search">The search.</param>
/// <param name="mu1">One muon, CMS [GeV].</param>
/// <param name="mu2">The other muon, CMS [GeV].</param>
/// <param name="recoil">Beams less both muons, laboratory [GeV].</param>
internal delegate double BackgroundDensity(ZPrimeInvisible search, FourVector mu1, FourVector mu2, FourVector recoil);

/// <summary>Densities for cuts, for a network and to learn from.</summary>
internal static class BackgroundDensities
{
    // What the detector does to the squared recoil mass (GeV^2): scores are averaged over both sides.
    private const double RecoilSmearing = 0.25;

    // Squared recoil mass (GeV^2) above which no mass of the search lies.
    private const double Largest = 78;

    /// <summary>One inside of the cuts of <see cref="ZPrimeInvisible.Suppression"/>, which are loosened, and zero outside.</summary>
    public static double OfCuts(ZPrimeInvisible search, FourVector mu1, FourVector mu2, FourVector recoil)
    {
        var largest = search.LargestMomentum(recoil.MassSquared);
        return PointsToBarrel(recoil) && (mu1 + mu2).Pt > 0.37 * largest
            && MuonPairShape.SlowMuonTransverse(mu1, mu2) > 0.9 * ZPrimeInvisible.SlowMuonThreshold(recoil.MassSquared) * largest ? 1 : 0;
    }

    /// <summary>One inside of the preselection, which is loosened, and zero outside.</summary>
    public static double OfPreselection(ZPrimeInvisible search, FourVector mu1, FourVector mu2, FourVector recoil) =>
        PointsToBarrel(recoil) && recoil.MassSquared < Largest && (mu1 + mu2).Pt > 0.35 * GeV ? 1 : 0;

    /// <summary>Inside of the preselection, denser where a first, rough network takes background for signal: there the next network draws its line.</summary>
    public static BackgroundDensity ToLearnFrom(NeuralNetwork rough)
    {
        var score = Score(rough);
        return (search, mu1, mu2, recoil) => OfPreselection(search, mu1, mu2, recoil) == 0 ? 0
            : 0.1 + 0.9 * Math.Pow(score(search, mu1, mu2, recoil), 2);
    }

    /// <summary>The root of the share that a network keeps, and denser where the recoil mass is large.</summary>
    /// <remarks>The variance of what is selected is least for the root of the probability to be selected; the score is taken for it, since it changes less abruptly than a cut.</remarks>
    public static BackgroundDensity OfNetwork(NeuralNetwork network)
    {
        var score = Score(network);
        return (search, mu1, mu2, recoil) => OfPreselection(search, mu1, mu2, recoil) == 0 ? 0
            : Math.Sqrt(score(search, mu1, mu2, recoil)) * Spread(recoil.MassSquared);
    }

    // There are thousands of events at small recoil masses and tens at large ones, and a fit wants to know both.
    private static double Spread(double recoilMassSquared) => Math.Sqrt(0.1 + 0.9 * Math.Max(0, recoilMassSquared) / Largest);

    private static BackgroundDensity Score(NeuralNetwork network)
    {
        int[] order = [.. network.Features.Select(IndexOf)];
        return (search, mu1, mu2, recoil) =>
        {
            double At(double recoilMassSquared)
            {
                Span<double> all = stackalloc double[ZPrimeSuppression.Features.Count], chosen = stackalloc double[order.Length];
                ZPrimeSuppression.FeaturesOf(mu1, mu2, recoilMassSquared, search.LargestMomentum(recoilMassSquared), all);
                for (var f = 0; f < order.Length; f++)
                    chosen[f] = all[order[f]];
                return network.ScoreAt(chosen);
            }

            return 0.5 * (At(recoil.MassSquared - RecoilSmearing) + At(recoil.MassSquared + RecoilSmearing));
        };
    }

    private static int IndexOf(string feature) => Enumerable.Range(0, ZPrimeSuppression.Features.Count).FirstOrDefault(i => ZPrimeSuppression.Features[i] == feature, -1) is >= 0 and var index ? index
        : throw new ArgumentException($"The network reads '{feature}', which is no feature of the invisible Z' search. Its features: {string.Join(", ", ZPrimeSuppression.Features)}.");

    private static bool PointsToBarrel(FourVector recoil) => recoil.Theta > 31 * deg && recoil.Theta < 130 * deg;
}
