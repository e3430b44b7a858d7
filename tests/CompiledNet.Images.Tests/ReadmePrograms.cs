using System;
using CompiledNet;
using CompiledNet.Images;

namespace CompiledNet.Images.Tests.Readme;

/// <summary>The programs of the README, compiled; they are not run.</summary>
internal static class ReadmePrograms
{
    public static void Pictures()
    {
        var options = new ImageFolderOptions { Height = 32, Width = 32 };
        var (train, test) = ImageFolder.Open("pets", options).StratifiedSplit(0.8, seed: 1);   // pets/cat/*.jpg, pets/dog/*.png …

        var model = new Pets(seed: 1);
        model.Fit(train.Prefetch(), new FitOptions { Epochs = 10, Validation = test, Metrics = [new SparseCategoricalAccuracy()] });
        model.Save("pets.safetensors");                                     // with the names of the classes

        float[] image = new ImageReader(options).Read("mine.jpg");
        Console.WriteLine(model.PredictClass(image).Name);
    }
}

[Network]
[Input(32, 32, 3)]
[Rescaling(1 / 255.0)]
[Conv2D<ReLU>(16, 3)]
[MaxPooling2D]
[Flatten]
[Dense<Softmax>(2)]
[Loss<SparseCategoricalCrossentropy>]
public sealed partial class Pets;
