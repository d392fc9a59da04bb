using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Suppression;
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

    // What cuts reject is learnt from with this density, relative to what they keep.
    private const double RejectedToLearnFrom = 0.4;

    /// <summary>One inside of the cuts of <see cref="ZPrimeInvisible.Suppression"/>, which are loosened, and zero outside.</summary>
    public static double OfCuts(ZPrimeInvisible search, FourVector mu1, FourVector mu2, FourVector recoil)
    {
        var largest = search.LargestMomentum(recoil.MassSquared);
        return PointsToBarrel(recoil) && (mu1 + mu2).Pt > 0.37 * largest
            && MuonPairShape.SlowMuonTransverse(mu1, mu2) > 0.9 * ZPrimeInvisible.SlowMuonThreshold(recoil.MassSquared) * largest ? 1 : 0;
    }

    /// <summary>Inside of the preselection, which is loosened, denser where cuts keep events.</summary>
    public static double ToLearnFrom(ZPrimeInvisible search, FourVector mu1, FourVector mu2, FourVector recoil)
    {
        if (!PointsToBarrel(recoil) || recoil.MassSquared > Largest || (mu1 + mu2).Pt < 0.35 * GeV)
            return 0;
        return OfCuts(search, mu1, mu2, recoil) == 1 ? 1 : RejectedToLearnFrom;
    }

    /// <summary>The root of the share that a network keeps, and denser where the recoil mass is large.</summary>
    /// <remarks>The variance of what is selected is least for the root of the probability to be selected; the score is taken for it, since it changes less abruptly than a cut. There are thousands
    /// of events at small recoil masses and tens at large ones, and a fit wants to know both.</remarks>
    public static BackgroundDensity OfNetwork(PunziNetwork network)
    {
        int[] order = [.. network.Network.Features.Select(IndexOf)];
        return (search, mu1, mu2, recoil) =>
        {
            double ScoreAt(double recoilMassSquared)
            {
                Span<double> all = stackalloc double[ZPrimeSuppression.Features.Count], chosen = stackalloc double[order.Length];
                ZPrimeSuppression.FeaturesOf(mu1, mu2, recoilMassSquared, search.LargestMomentum(recoilMassSquared), all);
                for (var f = 0; f < order.Length; f++)
                    chosen[f] = all[order[f]];
                return network.Network.ScoreAt(chosen);
            }

            var squared = recoil.MassSquared;
            return !PointsToBarrel(recoil) || squared > Largest ? 0
                : Math.Sqrt(0.5 * (ScoreAt(squared - RecoilSmearing) + ScoreAt(squared + RecoilSmearing)) * (0.1 + 0.9 * Math.Max(0, squared) / Largest));
        };
    }

    private static int IndexOf(string feature) => Enumerable.Range(0, ZPrimeSuppression.Features.Count).FirstOrDefault(i => ZPrimeSuppression.Features[i] == feature, -1) is >= 0 and var index ? index
        : throw new ArgumentException($"The network reads '{feature}', which is no feature of the invisible Z' search. Its features: {string.Join(", ", ZPrimeSuppression.Features)}.");

    private static bool PointsToBarrel(FourVector recoil) => recoil.Theta > 31 * deg && recoil.Theta < 130 * deg;
}
