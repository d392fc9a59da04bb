using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Tests.Likelihoods;

public class RandomTemplateFitsTests
{
    // The benchmark project runs 10,000: dotnet run -c Release --project tests/DarkSector.Benchmarks -- template-fits 10000
    [Fact]
    public void Fit_OfRandomModels_FindsTheLowestMinimumOrSaysThatItDidNot()
    {
        var result = RandomTemplateFits.Run(200, RandomStream.FromSeed(5));
        Assert.True(result.Valid >= 199, result.ToString());
    }
}
