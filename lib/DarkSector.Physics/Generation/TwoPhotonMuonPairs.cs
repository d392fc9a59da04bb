using DarkSector.Numerics;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- mu+mu- by the fusion of two photons, normalised to the exact tree cross-section.</summary>
/// <remarks>The shape is that of <see cref="TwoPhotonLeptonPairs"/>. Use this when both electrons are lost; <see cref="ElectronPairMuonPair"/> has all diagrams.</remarks>
/// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
/// <param name="cuts">Generator-level cuts on the muons; none when left out.</param>
/// <param name="minimumMass">Smallest mass of the muon pair [GeV], from 2 m_mu to sqrtS.</param>
public sealed class TwoPhotonMuonPairs(double sqrtS, MuonPairCuts? cuts = null, double minimumMass = 0.5 * GeV)
    : TwoPhotonLeptonPairs(Particle.Muon, sqrtS, cuts, minimumMass)
{
    private static readonly CrossSection Entry = DataSets.BuiltIn.CrossSections["ee mu mu, tree"];
    private static readonly KFactor ToTable = Entry.Over(new Estimate(EquivalentPhotonCrossSection, 0.01 * nb), "M(mu mu) > 0.5 GeV", 10.58 * GeV);

    /// <summary>Exact lowest-order cross-section for M(mu mu) &gt; 0.5 GeV at sqrt(s) = 10.58 GeV [fb].</summary>
    /// <remarks>From the cross-section table, 18.78(3) nb: tree matrix element of all diagrams (MadGraph5_aMC@NLO 3.1.1) integrated on a phase space of our own.
    /// AAFH (F. A. Berends, P. H. Daverveldt, R. Kleiss, Nucl. Phys. B 253, 441 (1985)), as Belle II uses it, gives 18.9 nb.</remarks>
    public static double TotalCrossSection => Entry.Value.Value;

    /// <summary>The same cross-section in the approximation used here [fb]: 18.98(1) nb by integration without cuts.</summary>
    public const double EquivalentPhotonCrossSection = 18.98 * nb;

    /// <summary><see cref="TotalCrossSection"/> over <see cref="EquivalentPhotonCrossSection"/>, 0.989: multiplies the shape at all energies and masses.</summary>
    public static double CorrectionFactor { get; } = ToTable.Value.Value;

    /// <inheritdoc/>
    public override string Normalisation => $"sigma = {Entry.ValueText} for {Entry.Region} at {Entry.SqrtS} GeV: exact tree cross-section (AAFH: 18.9 nb)";

    /// <inheritdoc/>
    public override KFactor? KFactor => ToTable;

    /// <inheritdoc/>
    protected override double Factor => CorrectionFactor;
}
