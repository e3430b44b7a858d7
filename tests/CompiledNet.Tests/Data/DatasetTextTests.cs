using System.IO;
using System.Linq;

namespace CompiledNet.Tests.Data;

public class DatasetTextTests
{
    [Fact]
    public void Says_how_much_of_what_there_is()
    {
        Dataset.From([[0, 0], [0, 1]], [0f, 1]).ToString().ShouldBe("2 samples of 2 features, 1 target");
        Dataset.From(new DataBlock([1, 2, 3], 3)).ToString().ShouldBe("1 sample of 3 features, no targets");
        Dataset.FromCsv(new StringReader("a,b,kind\n1,2,cat\n3,4,dog\n"), "kind").ToString().ShouldBe("2 samples of 2 features (a, b), 1 target (kind: cat, dog)");
        Dataset.From(new DataBlock(new float[20], 20), new DataBlock([1], 1)).WithNames([.. Enumerable.Range(1, 20).Select(number => $"x{number}")], classes: ["no", "yes"])
            .ToString().ShouldBe("1 sample of 20 features (x1, x2, x3, x4, x5, x6, x7, x8, …), 1 target (classes no, yes)");
    }
}
