using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace CompiledNet.Images.Tests;

public class ImageFolderTests
{
    private static readonly ImageFolderOptions Small = new() { Height = 2, Width = 2, ColorMode = ColorMode.Grayscale };

    // Cats are dark, dogs are bright.
    private static TemporaryFolder Animals(int each = 6)
    {
        var folder = new TemporaryFolder();
        for (int i = 0; i < each; i++)
        {
            folder.Add($"dog/{i}.png", (byte)(200 + i));
            folder.Add($"Cat/{(i == 0 ? "kittens/" : "")}{i}.PNG", (byte)(10 + i));
        }

        folder.Add("dog/notes.txt", "no image"u8.ToArray());
        folder.Add(".git/x.png", 1);
        return folder;
    }

    [Fact]
    public void Folders_are_classes_in_ordinal_order()
    {
        using var folder = Animals(3);
        var images = ImageFolder.Open(folder.Path, Small);
        images.ClassNames.ShouldBe(["Cat", "dog"]);
        images.Files.ShouldBe(["Cat/1.PNG", "Cat/2.PNG", "Cat/kittens/0.PNG", "dog/0.png", "dog/1.png", "dog/2.png"]);
        (images.FeatureCount, images.TargetCount, images.Count).ShouldBe((4, 1, 6L));

        var data = images.ToDataset();
        data.ClassNames.ShouldBe(["Cat", "dog"]);
        data.Targets.ToArray().ShouldBe([0, 0, 0, 1, 1, 1]);
        Enumerable.Range(0, 6).Select(row => data.FeatureRow(row)[3]).ShouldBe([11, 12, 10, 200, 201, 202]);
    }

    [Fact]
    public void Labels_are_what_the_loss_wants()
    {
        using var folder = Animals(1);
        ImageFolder.Open(folder.Path, Small with { LabelMode = LabelMode.Categorical }).ToDataset().Targets.ToArray().ShouldBe([1, 0, 0, 1]);
        ImageFolder.Open(folder.Path, Small with { LabelMode = LabelMode.Binary }).ToDataset().Targets.ToArray().ShouldBe([0, 1]);
        var none = ImageFolder.Open(folder.Path, Small with { LabelMode = LabelMode.None });
        (none.TargetCount, none.ClassNames.Count).ShouldBe((0, 0));
        none.Files.ShouldBe(["Cat/kittens/0.PNG", "dog/0.png"]);
        none.ToDataset().TargetCount.ShouldBe(0);
        ImageFolder.Open(folder.Path, Small with { ClassNames = ["dog", "Cat"] }).ToDataset().Targets.ToArray().ShouldBe([0, 1]);
        ImageFolder.Open(folder.Path, Small with { ClassNames = ["dog"] }).Files.ShouldBe(["dog/0.png"]);
        Should.Throw<DataFormatException>(() => ImageFolder.Open(folder.Path, Small with { ClassNames = ["dog", "cow"] })).Message.ShouldEndWith("a folder for the class 'cow' was expected, but there are Cat, dog");
        Should.Throw<ArgumentException>(() => ImageFolder.Open(folder.Path, Small with { ClassNames = ["dog", "dog"] }));
        Should.Throw<ArgumentException>(() => ImageFolder.Open(folder.Path, Small with { ClassNames = ["dog"], LabelMode = LabelMode.Binary }));
    }

    [Fact]
    public void Parts_are_those_of_the_same_data_in_memory()
    {
        using var folder = Animals();
        var images = ImageFolder.Open(folder.Path, Small);
        var data = images.ToDataset();
        foreach (var ((first, second), (expected, rest)) in new[] { (images.Split(0.75, seed: 3), data.Split(0.75, seed: 3)), (images.StratifiedSplit(0.5, seed: 4), data.StratifiedSplit(0.5, seed: 4)) })
        {
            first.ToDataset().Features.ToArray().ShouldBe(expected.Features.ToArray());
            second.ToDataset().Features.ToArray().ShouldBe(rest.Features.ToArray());
            second.ToDataset().Targets.ToArray().ShouldBe(rest.Targets.ToArray());
            first.ClassNames.ShouldBe(["Cat", "dog"]);
        }
    }

    [Fact]
    public void A_fit_gives_the_same_bits_from_the_folder_from_memory_and_read_ahead()
    {
        using var folder = Animals();
        var images = ImageFolder.Open(folder.Path, Small);
        float[] Fitted(IBatchSource source)
        {
            var model = new CatOrDog(seed: 1);
            model.Fit(source, new FitOptions { Epochs = 3, BatchSize = 4, Seed = 7 });
            model.ClassNames().ShouldBe(["Cat", "dog"]);
            return model.Predict([0.1f, 200, 30, 4]);
        }

        float[] expected = Fitted(images.ToDataset());
        Fitted(images).ShouldBe(expected);
        Fitted(images.Prefetch(1)).ShouldBe(expected);
        foreach (int threads in (int[])[2, 3, 40])
        {
            var shared = ImageFolder.Open(folder.Path, Small with { Threads = threads });
            Fitted(shared).ShouldBe(expected);
            Fitted(shared.Prefetch(1)).ShouldBe(expected);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => ImageFolder.Open(folder.Path, Small with { Threads = 0 }));
    }

    [Fact]
    public void Names_of_classes_go_with_the_model()
    {
        using var folder = Animals();
        var images = ImageFolder.Open(folder.Path, Small);
        var model = new CatOrDog(seed: 1);
        model.Fit(images, new FitOptions { Epochs = 30, Optimizer = new Adam(0.05f), BatchSize = 4 });
        model.Evaluate(images, [new SparseCategoricalAccuracy()])["sparse_categorical_accuracy"].ShouldBe(1);
        string saved = Path.Combine(folder.Path, "model.safetensors");
        model.Save(saved);
        float[] image = new ImageReader(Small).Read(Path.Combine(folder.Path, "dog", "0.png"));
        CatOrDog.FromFile(saved).PredictClass(image).Name.ShouldBe("dog");
    }

    [Fact]
    public void An_image_that_cannot_be_read_ends_the_fit_with_its_name()
    {
        using var folder = Animals(2);
        string bad = folder.Add("dog/zero.jpg", []);
        var images = ImageFolder.Open(folder.Path, Small);
        var shared = ImageFolder.Open(folder.Path, Small with { Threads = 3 });
        foreach (var source in new IBatchSource[] { images, images.Prefetch(), shared, shared.Prefetch() })
        {
            Should.Throw<DataFormatException>(() => new CatOrDog(seed: 1).Fit(source, new FitOptions { Epochs = 1 })).Path.ShouldBe(bad);
            using var reader = source.Open(default);
            float[] features = new float[4], target = new float[1];
            for (int i = 0; i < 4; i++) reader.Read(features, target, [], 1).ShouldBe(1);
            Should.Throw<DataFormatException>(() => reader.Read(features, target, [], 1)).Path.ShouldBe(bad);
        }
    }

    [Fact]
    public void Folders_that_are_not_what_they_should_be_are_refused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<DirectoryNotFoundException>(() => ImageFolder.Open(Path.Combine(folder.Path, "none")));
        Refusal().ShouldContain("a folder for each class with its images was expected, but there is none");
        Directory.CreateDirectory(Path.Combine(folder.Path, "dog"));
        Refusal().ShouldBe($"{Path.Combine(folder.Path, "dog")}: PNG or JPEG images were expected, but there is none");
        folder.Add("dog/a.png", 1);
        string stray = folder.Add("b.jpeg", 1);
        Refusal().ShouldBe($"{stray}: folders of classes were expected, but an image lies beside them: move it into one of them");
        File.Delete(stray);
        folder.Add("dog/c.webp", 1);
        Refusal().ShouldContain("c.webp: a PNG or JPEG image was expected: convert it");

        string Refusal() => Should.Throw<DataFormatException>(() => ImageFolder.Open(folder.Path)).Message;
    }

    [Fact]
    public void A_pipe_is_not_waited_for()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TemporaryFolder();
        folder.Add("dog/a.png", 1);
        string pipe = Path.Combine(folder.Path, "dog", "b.png");
        using (var made = Process.Start("mkfifo", [pipe])) made.WaitForExit();
        Should.Throw<DataFormatException>(() => ImageFolder.Open(folder.Path).ToDataset()).Message.ShouldContain("a pipe or device");
    }

    [Fact]
    public void Links_out_of_the_folder_are_refused()
    {
        using var folder = new TemporaryFolder();
        using var elsewhere = new TemporaryFolder();
        string outside = elsewhere.Add("secret.png", 9), inside = folder.Add("dog/a.png", 1), link = Path.Combine(folder.Path, "dog", "link.png");
        if (!TryLink(() => File.CreateSymbolicLink(link, inside))) return;
        ImageFolder.Open(folder.Path).Files.ShouldBe(["dog/a.png", "dog/link.png"]);

        foreach (string target in new[] { outside, Path.Combine("..", "..", Path.GetFileName(elsewhere.Path), "secret.png"), "/dev/zero", "gone.png" })
        {
            File.Delete(link);
            File.CreateSymbolicLink(link, target);
            Should.Throw<DataFormatException>(() => ImageFolder.Open(folder.Path)).Path.ShouldBe(link);
        }

        File.Delete(link);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "cat"), elsewhere.Path);
        Should.Throw<DataFormatException>(() => ImageFolder.Open(folder.Path)).Message.ShouldContain("it is a link to");

        // Windows grants links to few.
        static bool TryLink(Action create)
        {
            try
            {
                create();
                return true;
            }
            catch (Exception problem) when (OperatingSystem.IsWindows() && problem is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}

[Network]
[Input(2, 2, 1)]
[Rescaling(1 / 255.0)]
[Flatten]
[Dense<Softmax>(2)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class CatOrDog;
