using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Amplitudes;

public class VacuumPolarisationTests
{
    private const double ZMass = 91.1876;

    [Fact]
    public void Leptons_AgreeWithThePublishedLoopAtTheZMass() =>
        // M. Steinhauser, Phys. Lett. B 429, 158 (1998): 314.19e-4 at one loop, of 314.98e-4 at three.
        Assert.Equal(314.19e-4, VacuumPolarisation.Leptons(ZMass * ZMass), 0.01e-4);

    [Fact]
    public void Hadrons_AgreeWithThePublishedValueAtTheZMass() =>
        // H. Burkhardt and B. Pietrzyk, Phys. Lett. B 513, 46 (2001): 0.02761 +- 0.00036 of five flavours; PDG 2022 quotes 0.02768 +- 0.00007.
        Assert.Equal(0.02761, VacuumPolarisation.Hadrons(-ZMass * ZMass), 0.00001);

    [Fact]
    public void Coupling_AtTheZMassIsOneOver128Point9() =>
        // The same paper: 1/alpha = 128.936 +- 0.046 at the Z mass.
        Assert.Equal(128.936, 137.036 / VacuumPolarisation.Factor(ZMass * ZMass), 0.046);

    [Theory]
    [InlineData(0.7)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(ZMass)]
    public void Hadrons_AreContinuousWhereTheFitChanges(double energy) =>
        Assert.Equal(VacuumPolarisation.Hadrons(0.9999 * energy * energy), VacuumPolarisation.Hadrons(1.0001 * energy * energy), 0.00005);

    [Fact]
    public void Leptons_FallOnTheirThresholdAndRiseBeyond()
    {
        // Of one lepton, in units of alpha/(3 pi): -8/3 at q^2 = 4 m^2, -q^2/(5 m^2) near zero, ln(q^2/m^2) - 5/3 - 6 m^2/q^2 far beyond. Near the threshold of taus only theirs varies quickly.
        var unit = 3 * Math.PI / PhysicalConstants.FineStructure;
        var threshold = 4 * Particle.Tau.Mass * Particle.Tau.Mass;
        double TausAlone(double q2) => unit * VacuumPolarisation.Leptons(q2)
            - new[] { Particle.Electron, Particle.Muon }.Sum(lepton => Math.Log(q2 / (lepton.Mass * lepton.Mass)) - 5.0 / 3 - 6 * lepton.Mass * lepton.Mass / q2);
        Assert.Equal(-8.0 / 3, TausAlone(threshold * (1 - 1e-9)), 0.001);
        Assert.Equal(-8.0 / 3, TausAlone(threshold * (1 + 1e-9)), 0.001);
        var electron2 = Particle.Electron.Mass * Particle.Electron.Mass;
        Assert.Equal(-0.5e-4 / 5, unit * VacuumPolarisation.Leptons(0.5e-4 * electron2), 1e-9);
        Assert.Equal(-2e-4 / 5, unit * VacuumPolarisation.Leptons(2e-4 * electron2), 1e-8);
        Assert.Equal(+2e-4 / 5, unit * VacuumPolarisation.Leptons(-2e-4 * electron2), 1e-8);
    }

    [Fact]
    public void Factor_IsWhatTheCrossSectionOfTauPairsLacks() =>
        // KKMC over the leading logarithm is 1.087: (alpha/pi)(pi^2/3 - 1/2) = 0.6 % of radiation of the beams, 0.2 to 1 % of radiation of the taus, the rest is this.
        Assert.Equal(1.077, Math.Pow(VacuumPolarisation.Factor(10.58 * 10.58), 2), 0.002);
}
