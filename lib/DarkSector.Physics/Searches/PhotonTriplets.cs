using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Searches;

/// <summary>The columns that <see cref="AlpToPhotons.Reconstruct"/> adds: what three photons of an event say about an ALP.</summary>
internal sealed class PhotonTriplets(AlpToPhotons search, EventSample sample, EventTable events)
{
    private const int Count = 3;

    private static readonly string[] Names =
        ["softestEnergy", "smallestTheta", "largestTheta", "isSeparated", "triphotonFraction", "constraintChiSquared", "trueCombination"];

    private readonly int _rows = events.Count;
    private readonly Dictionary<string, double[]> _columns = Names.Concat(Masses()).ToDictionary(name => name, _ => Filled(events.Count));
    private readonly MomentumColumns[] _photons = [.. Enumerable.Range(1, Count).Select(i => new MomentumColumns($"gamma{i}", events.Count))];

    /// <summary>All columns.</summary>
    public IReadOnlyList<(string, double[])> Columns()
    {
        var particles = sample.Particles.Where(particle => particle.Kind == Particle.Photon).ToArray();
        FourVector[][] measured = [.. particles.Select(particle => events.Particle(Detector.ReconstructedName(particle)))];
        var besideAlp = sample.Particles.Any(particle => particle.Name == "alpTrue") ? Array.FindIndex(particles, particle => particle.Name == "photonTrue") : -1;
        var fit = new PhotonTripletFit(search.Collider, search.Detector.Calorimeter);
        Parallel.For(0, (_rows + 1023) / 1024, block =>
        {
            var found = new List<(int Index, FourVector Photon, double Energy)>();
            for (var row = 1024 * block; row < Math.Min(_rows, 1024 * (block + 1)); row++)
            {
                found.Clear();
                for (var k = 0; k < measured.Length; k++)
                    if (measured[k][row] is { E: > 0 } photon)
                        found.Add((k, photon, search.Collider.ToCms(photon).E));
                found.Sort((a, b) => b.Energy.CompareTo(a.Energy));
                Fill(row, found, besideAlp, fit);
            }
        });
        return [.. _photons.SelectMany(photon => photon.All), .. _columns.Select(column => (column.Key, column.Value))];
    }

    private void Fill(int row, List<(int Index, FourVector Photon, double Energy)> found, int besideAlp, PhotonTripletFit fit)
    {
        _columns["trueCombination"][row] = 0;
        for (var i = 0; i < Count; i++)
            _photons[i][row] = found.Count == Count ? found[i].Photon : MomentumColumns.NotFound;
        if (found.Count != Count)
            return;
        _columns["trueCombination"][row] = 1 + found.FindIndex(one => one.Index == besideAlp);
        FourVector[] photons = [found[0].Photon, found[1].Photon, found[2].Photon];
        var fitted = fit.Fit(photons[0], photons[1], photons[2]);
        FourVector[] constrained = [fitted.Photon1, fitted.Photon2, fitted.Photon3];
        _columns["softestEnergy"][row] = photons.Min(photon => photon.E);
        _columns["smallestTheta"][row] = photons.Min(photon => photon.Theta);
        _columns["largestTheta"][row] = photons.Max(photon => photon.Theta);
        _columns["isSeparated"][row] = AreSeparate(photons[0], photons[1]) && AreSeparate(photons[1], photons[2]) && AreSeparate(photons[0], photons[2]) ? 1 : 0;
        _columns["triphotonFraction"][row] = (photons[0] + photons[1] + photons[2]).Mass / search.Collider.SqrtS;
        _columns["constraintChiSquared"][row] = fitted.ChiSquared;
        for (var i = 0; i < Count; i++)
        {
            var (j, k) = ((i + 1) % Count, (i + 2) % Count);
            _columns[Column(AlpObservable.Pair, i + 1)][row] = (photons[j] + photons[k]).MassSquared;
            _columns[Column(AlpObservable.Recoil, i + 1)][row] = (search.Collider.Beams - photons[i]).MassSquared;
            _columns[Column(AlpObservable.Constrained, i + 1)][row] = (constrained[j] + constrained[k]).MassSquared;
        }
    }

    /// <summary>The column of the squared mass of an ALP beside photon 1, 2 or 3.</summary>
    internal static string Column(AlpObservable observable, int photon) => observable switch
    {
        AlpObservable.Pair => $"pairMassSquared{photon}",
        AlpObservable.Recoil => $"recoilMassSquared{photon}",
        _ => $"constrainedMassSquared{photon}",
    };

    private bool AreSeparate(FourVector a, FourVector b) =>
        Math.Abs(a.Theta - b.Theta) > search.SmallestTheta || Math.Abs(Math.IEEERemainder(a.Phi - b.Phi, 2 * Math.PI)) > search.SmallestAzimuth;

    private static IEnumerable<string> Masses() => Enum.GetValues<AlpObservable>().SelectMany(observable => Enumerable.Range(1, Count).Select(photon => Column(observable, photon)));

    private static double[] Filled(int count)
    {
        var column = new double[count];
        Array.Fill(column, double.NaN);
        return column;
    }
}
